package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** A request that was read to its end. Immutable. */
final class Exchange {

    private static final JsonMapper JSON = new JsonMapper();

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;

    private Exchange(ClassicHttpRequest request, byte[] body) {
        String target = request.getRequestUri();
        int mark = target.indexOf('?');
        this.method = request.getMethod();
        this.path = decodePath(mark < 0 ? target : target.substring(0, mark));
        this.query = mark < 0 ? "" : target.substring(mark + 1);
        for (Header header : request.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        this.body = body;
    }

    static Exchange read(ClassicHttpRequest request) throws IOException {
        HttpEntity entity = request.getEntity();
        byte[] body = entity == null ? null : EntityUtils.toByteArray(entity);
        return new Exchange(request, body == null ? new byte[0] : body);
    }

    String method() {
        return method;
    }

    /** Decoded, with the leading slash. */
    String path() {
        return path;
    }

    /** As sent, empty where there is none. */
    String query() {
        return query;
    }

    /** A query parameter by its exact name. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(decodeForm(query).get(name));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The headers by their names in lower case. */
    Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    boolean chunked() {
        return header("Transfer-Encoding")
                .filter(value -> value.contains("chunked"))
                .isPresent();
    }

    /** The body as the fields of an HTML form. */
    Map<String, String> form() {
        return decodeForm(new String(body, StandardCharsets.UTF_8));
    }

    /** The body as a JSON object, an empty one where it is none. */
    ObjectNode json() {
        try {
            return JSON.readTree(body) instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private static Map<String, String> decodeForm(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int mark = pair.indexOf('=');
            if (mark > 0) {
                fields.put(decode(pair.substring(0, mark)), decode(pair.substring(mark + 1)));
            }
        }
        return fields;
    }

    private static String decodePath(String path) {
        // in a path a plus is a plus
        return decode(path.replace("+", "%2B"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a stray percent sign: the text as sent matches nothing, which is the right answer
            return text;
        }
    }
}
