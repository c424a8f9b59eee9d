// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * An HTTP response. Immutable.
 *
 * @param contentType null if there is no body
 * @param body null if there is no body
 */
public record ServerResponse(int status, Map<String, String> headers, String contentType, String body) {

    /** The content type of a JSON body. */
    public static final String JSON = "application/json; charset=utf-8";

    public ServerResponse {
        headers = Map.copyOf(headers);
    }

    /** Creates a response with a JSON body. */
    public static ServerResponse json(int status, JsonNode body) {
        return new ServerResponse(status, Map.of(), JSON, body.toString());
    }

    /** Returns a copy with the header added, unless the response has it. */
    public ServerResponse with(String header, String value) {
        if (headers.keySet().stream().anyMatch(header::equalsIgnoreCase)) {
            return this;
        }
        Map<String, String> extended = new LinkedHashMap<>(headers);
        extended.put(header, value);
        return new ServerResponse(status, extended, contentType, body);
    }

    /** Returns a copy with another body. */
    public ServerResponse withBody(String type, String text) {
        return new ServerResponse(status, headers, type, text);
    }

    /** Returns the status line and the headers as they are sent, with the length of the whole body. */
    byte[] head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Embedded\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        head.append("Content-Length: ").append(bytes().length).append("\r\n");
        // nothing else can be sent on a connection on which bytes were written without HttpCore
        head.append("Connection: close\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }

    void writeTo(ClassicHttpResponse response) {
        response.setCode(status);
        headers.forEach(response::setHeader);
        if (body != null) {
            response.setEntity(new ByteArrayEntity(bytes(), ContentType.parse(contentType)));
        }
    }

    /** Leaves out the body, which may contain keys or tokens. */
    @Override
    public String toString() {
        return "Answer[status=" + status + ", headers=" + headers.keySet() + "]";
    }
}
