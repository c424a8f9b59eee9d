// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

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

/** An HTTP request with its whole body. Immutable. */
public final class ServerRequest {

    private static final JsonMapper JSON = new JsonMapper();

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;

    private ServerRequest(ClassicHttpRequest request, byte[] body) {
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

    static ServerRequest read(ClassicHttpRequest request) throws IOException {
        HttpEntity entity = request.getEntity();
        byte[] body = entity == null ? null : EntityUtils.toByteArray(entity);
        return new ServerRequest(request, body == null ? new byte[0] : body);
    }

    public String method() {
        return method;
    }

    /** Returns the decoded path with the leading slash. */
    public String path() {
        return path;
    }

    /** Returns the query as sent, empty if there is none. */
    public String query() {
        return query;
    }

    /** Returns a query parameter; names are case-sensitive. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(decodeForm(query).get(name));
    }

    /** Returns a header; names are not case-sensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the headers by their lower-case names. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** Whether the body was sent in chunks. */
    public boolean chunked() {
        return header("Transfer-Encoding")
                .filter(value -> value.contains("chunked"))
                .isPresent();
    }

    /** Returns the fields of a body in the format of an HTML form. */
    public Map<String, String> form() {
        return decodeForm(new String(body, StandardCharsets.UTF_8));
    }

    /** Returns the body as a JSON object, empty if the body is not a JSON object. */
    public ObjectNode json() {
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
        // a plus sign means a space in a form only
        return decode(path.replace("+", "%2B"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // an invalid percent sequence: the text as sent matches no path, so the response is 404
            return text;
        }
    }
}
