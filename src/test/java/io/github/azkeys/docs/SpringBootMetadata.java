// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.spring.AzkeysAutoConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.util.StringHelper;

/** The metadata with which development tools complete {@code application.properties} of Spring Boot. */
final class SpringBootMetadata {

    private static final String COMPONENT = "camel.component.azkeys";

    private static final Map<String, String> BOXES =
            Map.of("boolean", "java.lang.Boolean", "int", "java.lang.Integer", "long", "java.lang.Long");

    private SpringBootMetadata() {}

    static GeneratedMetadata file() throws IOException {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        ObjectNode group = metadata.putArray("groups").addObject();
        group.put("name", COMPONENT);
        group.put("type", AzkeysAutoConfiguration.class.getName());
        group.put("sourceType", AzkeysAutoConfiguration.class.getName());
        ArrayNode properties = metadata.putArray("properties");
        descriptor()
                .get("componentProperties")
                .properties()
                .forEach(option -> option(properties, option.getKey(), option.getValue()));
        property(
                properties,
                COMPONENT + ".enabled",
                "java.lang.Boolean",
                "Whether camel.component.azkeys.* configures the component. Enabled by default.");
        for (ApplicationProperty one : ApplicationProperty.values()) {
            ObjectNode property = property(properties, one.hyphenated(), one.type(), one.description());
            if (one.type().equals("java.lang.Boolean")) {
                property.put("defaultValue", Boolean.parseBoolean(one.defaultValue()));
            } else if (!one.defaultValue().isEmpty()) {
                property.put("defaultValue", one.defaultValue());
            }
        }
        return GeneratedMetadata.at("spring-configuration-metadata.json", metadata);
    }

    private static JsonNode descriptor() throws IOException {
        try (InputStream in =
                SpringBootMetadata.class.getResourceAsStream("/META-INF/io/github/azkeys/camel/azkeys.json")) {
            return JsonMapper.builder().build().readTree(in);
        }
    }

    private static void option(ArrayNode properties, String name, JsonNode option) {
        String type = option.get("javaType").asText().replace(", ", ",");
        ObjectNode property = property(
                properties,
                COMPONENT + "." + StringHelper.camelCaseToDash(name),
                BOXES.getOrDefault(type, type),
                option.get("description").asText());
        if (option.has("defaultValue")) {
            property.set("defaultValue", option.get("defaultValue"));
        }
    }

    private static ObjectNode property(ArrayNode properties, String name, String type, String description) {
        return properties
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("description", description)
                .put("sourceType", AzkeysAutoConfiguration.class.getName());
    }
}
