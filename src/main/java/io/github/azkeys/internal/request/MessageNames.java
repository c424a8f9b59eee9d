package io.github.azkeys.internal.request;

import io.github.azkeys.internal.address.StatedNames;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/** The names that the headers of a message state. */
record MessageNames(Message message) implements StatedNames {

    @Override
    public String label(String option) {
        return "header " + header(option);
    }

    @Override
    public String value(String option) {
        return message.getHeader(header(option), String.class);
    }

    private static String header(String option) {
        return "CamelAzkeys" + StringHelper.capitalize(option);
    }
}
