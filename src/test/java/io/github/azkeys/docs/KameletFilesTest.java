// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelets have the format of the Kamelets of Camel, and describe options as the component does. */
class KameletFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"source", "action"})
    void aKameletIsComplete(String type) throws IOException {
        JsonNode kamelet = KameletTable.kamelet("azkeys-" + type);

        assertThat(kamelet.path("metadata").path("name").textValue()).isEqualTo("azkeys-" + type);
        assertThat(kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type").textValue())
                .isEqualTo(type);
        assertThat(kamelet.at("/metadata/annotations/camel.apache.org~1kamelet.icon")
                        .textValue())
                .startsWith("data:image/svg+xml;base64,");
        assertThat(kamelet.at("/spec/definition/description").textValue()).isNotBlank();
        assertThat(kamelet.at("/spec/dependencies"))
                .extracting(JsonNode::textValue)
                .contains("camel:kamelet", "mvn:io.github.azkeys:camel-azkeys:" + version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "action"})
    void itsPropertiesAreOptionsOfTheComponent(String type) throws IOException {
        JsonNode kamelet = KameletTable.kamelet("azkeys-" + type);
        String template = kamelet.at("/spec/template").toString();
        Map<String, EndpointOptionModel> options = new HashMap<>();
        new DefaultCamelCatalog()
                .componentModel("azkeys")
                .getEndpointOptions()
                .forEach(option -> options.put(option.getName(), option));

        assertThat(properties(kamelet)).allSatisfy(name -> {
            JsonNode property = kamelet.at("/spec/definition/properties/" + name);
            EndpointOptionModel option = options.get(name);
            assertThat(option).isNotNull();
            assertThat(property.path("title").textValue()).isNotBlank();
            assertThat(property.path("description").textValue()).endsWith(".");
            assertThat(property.path("default").asText(null))
                    .isEqualTo(property.has("default") ? String.valueOf(option.getDefaultValue()) : null);
            if (!name.equals("operation")) { // too many, and an application can have its own
                assertThat(property.path("enum"))
                        .extracting(JsonNode::textValue)
                        .isEqualTo(option.getEnums() == null ? List.of() : option.getEnums());
            }
            assertThat(property.path("format").asText("")).isEqualTo(option.isSecret() ? "password" : "");
            assertThat(property.path("x-descriptors").toString().contains("urn:camel:group:credentials"))
                    .isEqualTo("security".equals(option.getLabel()));
            boolean always = property.has("default") || option.isRequired();
            assertThat(template).contains(always ? "{{" + name + "}}" : "\"" + name + "\":\"{{?" + name + "}}\"");
        });
        assertThat(kamelet.at("/spec/definition/required"))
                .extracting(JsonNode::textValue)
                .containsExactly("operation");
    }

    @Test
    void documentedUrisStateWhatTheKameletHas() throws IOException {
        Set<String> uris = new DocumentedUris().uris("kamelet:azkeys-");
        uris.removeIf(uri -> !uri.contains("?"));

        assertThat(uris).anyMatch(uri -> uri.startsWith("kamelet:azkeys-source?"));
        assertThat(uris).anyMatch(uri -> uri.startsWith("kamelet:azkeys-action?"));
        for (String uri : uris) {
            String[] parts = uri.substring("kamelet:".length()).split("\\?", 2);
            assertThat(properties(KameletTable.kamelet(parts[0])))
                    .containsAll(List.of(parts[1].split("&")).stream()
                            .map(parameter -> parameter.split("=", 2)[0])
                            .toList());
        }
    }

    private static Set<String> properties(JsonNode kamelet) {
        Set<String> names = new TreeSet<>();
        kamelet.at("/spec/definition/properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Path file(String name) {
        return Path.of("catalog/kamelets", name + ".kamelet.yaml");
    }

    private static String version() throws IOException {
        Properties component = new Properties();
        try (var in = Files.newInputStream(
                Path.of("target/classes/META-INF/services/org/apache/camel/component.properties"))) {
            component.load(in);
        }
        return component.getProperty("version");
    }
}
