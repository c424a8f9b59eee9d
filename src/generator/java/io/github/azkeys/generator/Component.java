// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import io.github.azkeys.internal.shape.Field;
import io.github.azkeys.internal.shape.Field.Container;
import io.github.azkeys.internal.shape.Field.Type;
import io.github.azkeys.internal.shape.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** A record component for a field. */
record Component(String name, Field field) {

    private static final List<String> TAKEN =
            List.of("additionalProperties", "fields", "keyNames", "toString", "hashCode", "getClass", "notify", "wait");

    Component(String record, Field field, String name) {
        this(name, field);
        if (!SourceVersion.isName(name) || TAKEN.contains(name)) {
            throw new InvalidFieldException(
                    record + "." + field.name(), "becomes '" + name + "', which is not a valid component name");
        }
        if (field.description() == null) {
            throw new InvalidFieldException(record + "." + field.name(), "needs a description");
        }
    }

    static Component of(String record, Field field) {
        return new Component(record, field, javaName(field.name()));
    }

    /** Returns the Java name of a field, such as {@code triggerUrl} for {@code trigger_url}. */
    static String javaName(String name) {
        StringBuilder java = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                java.append(java.isEmpty() ? lowerFirst(word) : upperFirst(word));
            }
        }
        return java.toString();
    }

    String description() {
        return String.valueOf(field.description());
    }

    String declaration() {
        List<String> parts = new ArrayList<>();
        if (!name.equals(field.name())) {
            parts.add("@JsonProperty(\"" + field.name() + "\")");
        }
        if (field.writeNull()) {
            parts.add("@JsonInclude(JsonInclude.Include.ALWAYS)");
        }
        parts.add("@Nullable " + type());
        parts.add(name);
        return String.join(" ", parts);
    }

    /** Returns an expression for an immutable copy; empty if the type is immutable. */
    String copy() {
        String copy =
                switch (field.container()) {
                    case LIST -> "List.copyOf";
                    case MAP -> "Fields.unmodifiable";
                    case NONE -> field.type() == Type.JSON ? "Fields.copyOf" : "";
                };
        return copy.isEmpty() ? "" : name + " == null ? null : " + copy + "(" + name + ")";
    }

    /** Returns the method of {@code Fields} that adds the component. */
    String method() {
        return switch (field.type()) {
            case JSON -> "open";
            case OBJECT ->
                switch (field.container()) {
                    case NONE -> "nested";
                    case MAP -> "parts";
                    case LIST -> field.itemKey() == null ? "list" : "named";
                };
            default ->
                !field.isSecret()
                        ? "shown"
                        : switch (field.container()) {
                            case NONE -> "secret";
                            case MAP -> "secrets";
                            case LIST -> "secretList";
                        };
        };
    }

    /** Returns the arguments of that method. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("\"" + field.name() + "\"", name));
        if (field.type() == Type.OBJECT
                && field.container() == Container.LIST
                && !field.itemName().isEmpty()) {
            arguments.add(itemName());
            if (field.itemKey() != null) {
                arguments.add(accessor(field.itemKey()));
            }
        }
        return arguments;
    }

    private String itemName() {
        return switch (field.itemName().size()) {
            case 1 -> accessor(field.itemName().get(0));
            default ->
                "item -> "
                        + field.itemName().stream()
                                .map(part -> "item." + javaName(part) + "()")
                                .collect(Collectors.joining(" + \".\" + "));
        };
    }

    private String accessor(String part) {
        return field.objectShape().name() + "::" + javaName(part);
    }

    private String type() {
        String single =
                switch (field.type()) {
                    case TEXT -> "String";
                    case BOOLEAN -> "Boolean";
                    case INTEGER -> "Integer";
                    case LONG -> "Long";
                    case TIME -> "DateTime";
                    case RIGHTS -> "AccessRights";
                    case JSON -> "Map<String, @Nullable Object>";
                    case OBJECT -> field.objectShape().name();
                };
        return field.container() == Container.NONE
                ? single
                : field.container() == Container.LIST ? "List<" + single + ">" : "Map<String, " + single + ">";
    }

    private static String lowerFirst(String word) {
        return Character.toLowerCase(word.charAt(0)) + word.substring(1);
    }

    private static String upperFirst(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
