// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of a Kamelet and its properties, as in Camel's catalog of Kamelets. */
final class KameletTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KameletTable() {}

    /** Returns a Kamelet, such as {@code azkeys-source}. */
    static JsonNode kamelet(String name) {
        Path file = Path.of("catalog/kamelets", name + ".kamelet.yaml");
        try {
            return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String render(String name) {
        JsonNode kamelet = kamelet(name);
        JsonNode definition = kamelet.at("/spec/definition");
        List<String> required = texts(definition.path("required"));
        StringBuilder table = new StringBuilder("*Provided by: \"camel-azkeys\". Support level: \"")
                .append(kamelet.at("/metadata/annotations/camel.apache.org~1kamelet.support.level")
                        .textValue())
                .append("\"*\n\n")
                .append(definition.path("description").textValue().strip())
                .append("\n\n[width=\"100%\",cols=\"2,^2,3,^2,^2,^3\",options=\"header\"]\n|===\n"
                        + "| Property | Name | Description | Type | Default | Example\n");
        for (Map.Entry<String, JsonNode> property :
                definition.path("properties").properties()) {
            JsonNode value = property.getValue();
            String values = String.join(", ", texts(value.path("enum")));
            table.append(
                            required.contains(property.getKey())
                                    ? "| *" + property.getKey() + "* (required)"
                                    : "| *" + property.getKey() + "*")
                    .append(" | ")
                    .append(value.path("title").asText())
                    .append(" | ")
                    .append(value.path("description").asText())
                    .append(values.isEmpty() ? "" : " Values: " + values + ".")
                    .append(" | ")
                    .append(value.path("type").asText())
                    .append(" | ")
                    .append(value.path("default").asText())
                    .append(" | ")
                    .append(value.path("example").asText())
                    .append('\n');
        }
        return table.append("|===\n\nIts dependencies are `")
                .append(String.join("`, `", texts(kamelet.at("/spec/dependencies"))))
                .append("`.\n")
                .toString();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
