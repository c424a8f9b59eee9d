package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * An HTTP answer before it is sent. Immutable.
 *
 * @param contentType null where there is no body
 * @param body null where there is none
 */
record Answer(int status, Map<String, String> headers, String contentType, String body) {

    static final String JSON = "application/json; charset=utf-8";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of(), JSON, body.toString());
    }

    /** A copy with one header more, unless it is there already. */
    Answer with(String header, String value) {
        if (headers.keySet().stream().anyMatch(header::equalsIgnoreCase)) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, contentType, body);
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

    /** Without the body, which may hold keys or tokens. */
    @Override
    public String toString() {
        return "Answer[status=" + status + ", headers=" + headers.keySet() + "]";
    }
}
