// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a request that the endpoint option {@code request.<name>} states, such as the permissions of a token. It is
 * public: it is in the endpoint URI and in errors. Immutable.
 *
 * @param name the name in the option
 * @param description one sentence
 * @param type how the option's text is written in the request
 * @param pattern the rule for the text, or for each item of a list; null if there is none
 * @param defaultValue the text if the option is not set; null if there is none
 * @param example a valid text; null if there is a default
 * @param optional whether the request leaves it out if the option is not set
 */
public record RequestParameter(
        String name,
        String description,
        Type type,
        Pattern pattern,
        String defaultValue,
        String example,
        boolean optional) {

    private static final int LONGEST = 2000;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    /** How a text is written in a request. */
    public enum Type {
        TEXT,
        BOOLEAN,
        /** Texts, separated by commas. */
        LIST
    }

    public RequestParameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        description = description == null ? "" : description;
    }

    /** Returns the name of the endpoint option. */
    public String option() {
        return "request." + name;
    }

    /** Whether the option must be set. */
    public boolean isRequired() {
        return defaultValue == null && !optional;
    }

    /** Returns the rule that a text breaks; empty if it is valid. */
    public Optional<String> violation(String text) {
        if (text.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (text.length() > LONGEST || INVISIBLE.matcher(text).find()) {
            return Optional.of("must have up to " + LONGEST + " characters and no control characters");
        }
        if (type == Type.BOOLEAN && !text.equals("true") && !text.equals("false")) {
            return Optional.of("must be true or false");
        }
        for (String item : items(text)) {
            if (item.isEmpty()) {
                return Optional.of("must have a text before and after each comma");
            }
            if (pattern != null && !pattern.matcher(item).matches()) {
                return Optional.of("must match " + pattern);
            }
        }
        return Optional.empty();
    }

    /** Returns a valid text as it is in the request. */
    JsonNode json(String text) {
        return switch (type) {
            case TEXT -> TextNode.valueOf(text);
            case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(text));
            case LIST -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                for (String item : items(text)) {
                    list.add(item);
                }
                yield list;
            }
        };
    }

    private String[] items(String text) {
        return type == Type.LIST ? text.strip().split("\\s*,\\s*", -1) : new String[] {text};
    }
}
