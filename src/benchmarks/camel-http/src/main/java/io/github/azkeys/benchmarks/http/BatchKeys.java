// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** The response as an application reads it: a record, with the JSON for fields that it does not know. */
record BatchKeys(String accountName, String primary, String secondary, JsonNode json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static BatchKeys read(InputStream body) throws IOException {
        JsonNode json = MAPPER.readTree(body);
        return new BatchKeys(
                json.path("accountName").textValue(),
                json.path("primary").textValue(),
                json.path("secondary").textValue(),
                json);
    }
}
