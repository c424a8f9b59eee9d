// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes fields of JSON bodies. */
public final class JsonFields {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonFields() {}

    /** @throws IllegalArgumentException if the text is not JSON */
    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the text is not a JSON object */
    public static ObjectNode object(String json) {
        if (read(json) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("Not a JSON object");
    }

    /**
     * Returns a copy of a response with a field replaced or added. A response without a JSON object stays as it is.
     *
     * @param value null to remove the field
     */
    public static ServerResponse withField(ServerResponse response, String name, JsonNode value) {
        if (response.body() == null || !(read(response.body()) instanceof ObjectNode body)) {
            return response;
        }
        if (value == null) {
            body.remove(name);
        } else {
            body.set(name, value);
        }
        return response.withBody(response.contentType(), body.toString());
    }
}
