package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.StatedNames;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/** Where the names of a resource come from: the options of an endpoint, and the headers of a message. */
public final class AzkeysNames {

    private static final String NOBODY_SAYS = "camel.component.azkeys.";

    /** Stands where a message would fill in what the options leave open; errors then point to the component's options. */
    public static final StatedNames NOBODY = new StatedNames(option -> NOBODY_SAYS + option, option -> null);

    private AzkeysNames() {}

    /** What the options say, once for each resource that {@code resourceName} lists. */
    static List<StatedNames> of(AzkeysConfiguration options) {
        String names = options.getResourceName();
        if (names == null || !names.contains(",")) {
            return List.of(of(options, names));
        }
        return Stream.of(names.split(",", -1))
                .map(name -> of(options, listed(name.strip())))
                .toList();
    }

    private static String listed(String name) {
        if (name.isEmpty()) {
            throw new InvalidRequestException(
                    "option resourceName has a comma with no name beside it; add the name, or take the comma out");
        }
        return name;
    }

    /** What a bean says of one resource: its name, or its whole ARM id. */
    static StatedNames named(String text) {
        String stated = text.startsWith("/") ? "resourceId" : "resourceName";
        return new StatedNames(
                option -> option.equals(stated) ? "option resourceNames" : NOBODY_SAYS + option,
                option -> option.equals(stated) ? text : null);
    }

    /** What the headers of a message say. */
    static StatedNames of(Message message) {
        return new StatedNames(
                option -> "header " + header(option), option -> message.getHeader(header(option), String.class));
    }

    private static StatedNames of(AzkeysConfiguration options, String resourceName) {
        return new StatedNames(option -> "option " + option, option -> switch (option) {
            case "subscriptionId" -> options.getSubscriptionId();
            case "resourceGroup" -> options.getResourceGroup();
            case "resourceName" -> resourceName;
            case "keyName" -> options.getKeyName();
            case "resourceId" -> options.getResourceId();
            default -> throw new IllegalArgumentException(option);
        });
    }

    private static String header(String option) {
        return "CamelAzkeys" + StringHelper.capitalize(option);
    }
}
