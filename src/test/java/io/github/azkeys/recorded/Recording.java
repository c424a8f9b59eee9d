// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A request to Azure Resource Manager and its response, as a public repository has them in its own tests. Names, ids and
 * keys are replaced by made ones of the same form. The files are in {@code src/test/resources/recorded}.
 *
 * @param operation the name of the operation; null for an action that has none
 * @param request the JSON that was sent; null if there was none, or if it was not recorded
 * @param key the key to regenerate; null for a list
 * @param headers some of the response headers
 * @param source the repository
 */
record Recording(
        String operation,
        String method,
        String path,
        String apiVersion,
        JsonNode request,
        String key,
        int status,
        Map<String, String> headers,
        JsonNode response,
        String source) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Keys that were listed. */
    static List<Recording> lists() {
        return read("list");
    }

    /** Keys that were regenerated. */
    static List<Recording> regenerations() {
        return read("regenerate");
    }

    /** Actions that have no operation. */
    static List<Recording> actions() {
        return read("resource");
    }

    private static List<Recording> read(String file) {
        InputStream in = Recording.class.getResourceAsStream("/recorded/" + file + ".jsonl");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().map(Recording::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording parse(String line) {
        try {
            return JSON.readValue(line, Recording.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the id that the action was called on. */
    String id() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    String action() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return (operation == null ? path.split("/providers/")[1] : operation) + " " + apiVersion
                + (key == null ? "" : " " + key) + " " + status;
    }
}
