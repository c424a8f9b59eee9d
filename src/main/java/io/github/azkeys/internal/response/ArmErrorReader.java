// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.ArmError;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.shape.JsonMappers;
import io.github.azkeys.internal.transport.TransportResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads error responses in the shapes that resource providers use: wrapped in {@code error} (ARM's own form), flat, in
 * any case, with details as a list or a text, or as a text only, as from a proxy. All texts are printable, of
 * limited length and without secrets. Threadsafe.
 *
 * @see <a href="https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md#handling-errors">Azure's
 *     guideline</a>
 */
public final class ArmErrorReader {

    private static final String REQUEST_ID = "x-ms-request-id";
    private static final int MAX_TEXT = 2000;
    private static final int MAX_REQUEST_ID = 200;
    private static final int MAX_DEPTH = 5;
    private static final int MAX_DETAILS = 10;

    /** Accepts an error with a name that occurs twice, unlike the mapper for keys. */
    private final ObjectMapper mapper = JsonMappers.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // "404 not found" is not a number
            .build();

    private final Clock clock;

    public ArmErrorReader(Clock clock) {
        this.clock = clock;
    }

    /** Returns the request id of a response in one printable line of limited length; null if there is none. */
    public static String requestId(TransportResponse response) {
        String id = response.header(REQUEST_ID);
        return id == null || id.isBlank() ? null : Causes.line(id, MAX_REQUEST_ID);
    }

    /** Whether a response is an HTML page, which is not from ARM. */
    public static boolean isPage(TransportResponse response) {
        String type = response.header("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** Reads the error of a request that is not for a known resource. */
    public ArmError read(TransportResponse response) {
        return read(response, null);
    }

    /**
     * @param resourceId the ARM id of the resource that the request is for, whose names are not hidden; may be null
     */
    public ArmError read(TransportResponse response, String resourceId) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER); // ARM may answer in another case
        if (resourceId != null) {
            names.addAll(List.of(resourceId.split("/")));
        }
        String requestId = requestId(response);
        Duration retryAfter = RetryAfter.of(response::header, clock).orElse(null);
        JsonNode body = json(response.body());
        JsonNode wrapped = field(body, "error");
        JsonNode error = wrapped != null && wrapped.isObject() ? wrapped : body;
        if (error == null || !error.isObject()) {
            String message = body != null && body.isValueNode() && !body.isNull()
                    ? ErrorText.of(body.asText(), names)
                    : ErrorText.ofBody(response.body(), names);
            return new ArmError(response.status(), null, message, null, List.of(), requestId, retryAfter);
        }
        return error(error, response.status(), requestId, retryAfter, names, 0);
    }

    private ArmError error(
            JsonNode node, int status, String requestId, Duration retryAfter, Set<String> names, int depth) {
        List<ArmError> details = new ArrayList<>();
        JsonNode given = field(node, "details");
        if (given != null && given.isArray() && depth < MAX_DEPTH) {
            for (int i = 0; i < Math.min(given.size(), MAX_DETAILS); i++) {
                details.add(error(given.get(i), status, null, null, names, depth + 1));
            }
        } else if (given != null && given.isTextual() && !given.textValue().isBlank()) {
            details.add(new ArmError(status, null, text(given.textValue(), names), null, List.of(), null, null));
        }
        String code = text(node, "code", names);
        String message = text(node, "message", names);
        return new ArmError(
                status,
                code == null ? text(node, "error", names) : code, // an OAuth error passed through
                message == null ? text(node, "error_description", names) : message,
                text(node, "target", names),
                details,
                requestId,
                retryAfter);
    }

    private JsonNode json(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException e) {
            return null; // a text, a fragment or nothing
        }
    }

    private static String text(JsonNode node, String name, Set<String> names) {
        JsonNode value = field(node, name);
        return value == null || !value.isValueNode() || value.isNull() ? null : text(value.asText(), names);
    }

    private static String text(String value, Set<String> names) {
        return value == null || value.isBlank() ? null : ErrorText.of(value, MAX_TEXT, names);
    }

    /** Returns a field by its name in any case. */
    private static JsonNode field(JsonNode node, String name) {
        return node == null
                ? null
                : node.properties().stream()
                        .filter(field -> field.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
