// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.StatedNames;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** The names in the headers of a message. */
record MessageNames(Message message) implements StatedNames {

    /** Camel would read the contents, of any size, to convert them to a text. */
    private static final List<Class<?>> CONTENTS =
            List.of(InputStream.class, Reader.class, StreamCache.class, File.class, Path.class, WrappedFile.class);

    @Override
    public String label(String option) {
        return "header " + header(option);
    }

    /** @throws InvalidRequestException if the header is not a text and cannot be converted to one */
    @Override
    public String value(String option) {
        Object value = message.getHeader(header(option));
        if (value == null || value instanceof String) {
            return (String) value;
        }
        String text = CONTENTS.stream().anyMatch(type -> type.isInstance(value)) ? null : converted(option);
        if (text == null) {
            throw new InvalidRequestException(label(option) + " must be a text, but is a "
                    + value.getClass().getName() + " that is not converted");
        }
        return text;
    }

    /** Returns null if the header cannot be converted, as some versions of Camel do. */
    private String converted(String option) {
        try {
            return message.getHeader(header(option), String.class);
        } catch (RuntimeException | StackOverflowError e) {
            return null; // its message quotes the value
        }
    }

    private static String header(String option) {
        return switch (option) {
            case "subscriptionId" -> AzkeysConstants.SUBSCRIPTION_ID;
            case "resourceGroup" -> AzkeysConstants.RESOURCE_GROUP;
            case "resourceName" -> AzkeysConstants.RESOURCE_NAME;
            case "keyName" -> AzkeysConstants.KEY_NAME;
            case "resourceId" -> AzkeysConstants.RESOURCE_ID;
            default -> throw new IllegalArgumentException(option);
        };
    }
}
