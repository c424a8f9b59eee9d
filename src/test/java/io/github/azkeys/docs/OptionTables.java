// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Generates the tables of options, headers and properties from the descriptor of the component. */
final class OptionTables {

    /** The number of values up to which a description lists them. */
    private static final int MOST_VALUES = 20;

    private final JsonNode descriptor;

    OptionTables(JsonNode descriptor) {
        this.descriptor = descriptor;
    }

    /** Returns the options of the component or of an endpoint, in the order of Camel. */
    String options(String section, String kind) {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"2,5,^1,2\",options=\"header\"]\n|===\n"
                + "| Name | Description | Default | Type\n");
        descriptor.get(section).properties().stream()
                .filter(option -> kind.equals(option.getValue().get("kind").asText()))
                .forEach(option -> {
                    JsonNode value = option.getValue();
                    String label = value.path("label").asText();
                    table.append("| *")
                            .append(option.getKey())
                            .append("*")
                            .append(label.isEmpty() || label.equals("common") ? "" : " (" + label + ")")
                            .append(" | ")
                            .append(description(value))
                            .append(" | ")
                            .append(value.path("defaultValue").asText())
                            .append(" | ")
                            .append(simpleName(value.path("javaType").asText()))
                            .append('\n');
                });
        return table.append("|===\n").toString();
    }

    /** Returns all options by purpose, each once. */
    String byPurpose() {
        Map<String, JsonNode> options = new LinkedHashMap<>();
        descriptor.get("properties").properties().stream()
                .filter(option -> option.getValue().get("kind").asText().equals("parameter"))
                .forEach(option -> options.put(option.getKey(), option.getValue()));
        descriptor
                .get("componentProperties")
                .properties()
                .forEach(option -> options.putIfAbsent(option.getKey(), option.getValue()));
        StringBuilder tables = new StringBuilder();
        for (Purpose purpose : Purpose.values()) {
            tables.append("\n.")
                    .append(purpose.title)
                    .append("\n[width=\"100%\",cols=\"2,1,1,5\",options=\"header\"]\n|===\n");
            tables.append("| Option | Where | Default | Description\n");
            options.forEach((name, option) -> {
                if (Purpose.of(option) == purpose) {
                    tables.append("| `")
                            .append(name)
                            .append("` | ")
                            .append(where(name))
                            .append(" | ")
                            .append(
                                    option.has("defaultValue")
                                            ? "`" + option.get("defaultValue").asText() + "`"
                                            : "")
                            .append(" | ")
                            .append(description(option))
                            .append('\n');
                }
            });
            tables.append("|===\n");
        }
        return tables.substring(1);
    }

    private String where(String name) {
        boolean component = descriptor.get("componentProperties").has(name);
        boolean endpoint = descriptor.get("properties").has(name);
        return component && endpoint ? "both" : component ? "component" : "URI";
    }

    /** Returns the headers of messages. */
    String headers() {
        StringBuilder table = new StringBuilder(
                "[width=\"100%\",cols=\"3,6,2\",options=\"header\"]\n|===\n| Header | Description | Type\n");
        descriptor.get("headers").properties().forEach(header -> table.append("| `")
                .append(header.getKey())
                .append("` | ")
                .append(header.getValue().path("description").asText())
                .append(" | ")
                .append(simpleName(header.getValue().path("javaType").asText()))
                .append('\n'));
        return table.append("|===\n").toString();
    }

    /** Returns the properties of an application. */
    static String properties() {
        StringBuilder table = new StringBuilder(
                "[width=\"100%\",cols=\"3,1,5\",options=\"header\"]\n|===\n| Property | Default | Description\n");
        for (ApplicationProperty property : ApplicationProperty.values()) {
            table.append("| `")
                    .append(property.property())
                    .append(property.isMap() ? ".<name>" : "")
                    .append("` | ")
                    .append(property.defaultValue().isEmpty() ? "" : "`" + property.defaultValue() + "`")
                    .append(" | ")
                    .append(property.description().replaceAll("\\{\\{[^}]+}}", "`+$0+`"))
                    .append('\n');
        }
        return table.append("|===\n").toString();
    }

    private static String description(JsonNode option) {
        return (option.path("required").asBoolean() ? "*Required* " : "")
                + (option.path("autowired").asBoolean() ? "*Autowired* " : "")
                + option.path("description").asText().replace("|", "\\|")
                + enumeration(option);
    }

    private static String enumeration(JsonNode value) {
        if (!value.has("enum") || value.get("enum").size() > MOST_VALUES) {
            return "";
        }
        StringBuilder values = new StringBuilder(" Values:");
        value.get("enum").forEach(one -> values.append(' ').append(one.asText()));
        return values.toString();
    }

    private static String simpleName(String javaType) {
        String type = javaType.replaceFirst("<.*", "");
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The tables, by the labels that Camel gives to options. */
    private enum Purpose {
        KEYS("Keys and resources", label -> label.isEmpty() || label.equals("common")),
        PRODUCER("Producers", label -> label.startsWith("producer")),
        CONSUMER("Consumers", label -> label.startsWith("consumer") && !label.contains("scheduler")),
        SECURITY("Identity and TLS", label -> label.equals("security")),
        CONNECTION("Connection and cache", label -> label.equals("advanced")),
        HEALTH("Health checks", label -> label.equals("health")),
        SCHEDULER("Polling of consumers", label -> label.contains("scheduler"));

        private final String title;
        private final Predicate<String> labels;

        Purpose(String title, Predicate<String> labels) {
            this.title = title;
            this.labels = labels;
        }

        static Purpose of(JsonNode option) {
            String label = option.path("label").asText();
            for (Purpose purpose : values()) {
                if (purpose.labels.test(label)) {
                    return purpose;
                }
            }
            throw new IllegalArgumentException("No table has options with the label " + label);
        }
    }
}
