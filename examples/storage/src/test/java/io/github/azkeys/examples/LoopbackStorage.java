// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The part of a storage account that accepts blobs. It checks signatures as documented, with the keys that the account
 * currently has in ARM.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key">Authorize with Shared
 *     Key</a>
 */
final class LoopbackStorage implements AutoCloseable {

    private static final List<String> SIGNED_HEADERS = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-MD5",
            "Content-Type",
            "Date",
            "If-Modified-Since",
            "If-Match",
            "If-None-Match",
            "If-Unmodified-Since",
            "Range");

    private final EmbeddedArm arm;
    private final String accountId;
    private final String account;
    private final IntConsumer uploaded;
    private final HttpsServer server;
    private final Map<String, String> blobs = new ConcurrentHashMap<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    /** @param uploaded receives the number of uploads after each upload */
    LoopbackStorage(EmbeddedArm arm, String accountId, IntConsumer uploaded) throws IOException {
        this.arm = arm;
        this.accountId = accountId;
        this.account = accountId.substring(accountId.lastIndexOf('/') + 1);
        this.uploaded = uploaded;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(arm.certificate().serverContext()));
        server.createContext("/orders/", this::receive);
    }

    void start() {
        server.start();
    }

    String endpoint() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Returns the uploaded blobs by their paths. */
    Map<String, String> blobs() {
        return Map.copyOf(blobs);
    }

    /** Returns the HTTP status of each response. */
    List<Integer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String blob = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean welcome = exchange.getRequestMethod().equals("PUT") && isSigned(exchange);
            answers.add(welcome ? 201 : 403);
            if (welcome) {
                blobs.put(exchange.getRequestURI().getPath(), blob);
                uploaded.accept(blobs.size());
                exchange.getResponseHeaders().set("ETag", "\"" + blobs.size() + "\"");
                exchange.getResponseHeaders().set("Last-Modified", "Sun, 22 Nov 2026 08:00:00 GMT");
            } else {
                exchange.getResponseHeaders().set("x-ms-error-code", "AuthenticationFailed");
            }
            exchange.sendResponseHeaders(welcome ? 201 : 403, -1);
        }
    }

    private boolean isSigned(HttpExchange exchange) {
        String text = textToSign(exchange);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        KeySet keys = arm.keys("storage", accountId);
        return keys.keyNames().stream()
                .anyMatch(
                        name -> ("SharedKey " + account + ":" + signature(keys.key(name), text)).equals(authorization));
    }

    private String textToSign(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String standard = SIGNED_HEADERS.stream()
                .map(name -> headers.getOrDefault(name, List.of("")).get(0))
                .collect(Collectors.joining("\n"));
        String canonical = headers.keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ms-"))
                .map(name -> name.toLowerCase(Locale.ROOT) + ":" + headers.getFirst(name))
                .sorted()
                .collect(Collectors.joining("\n"));
        // uploads of this size have no query
        String resource = "/" + account + exchange.getRequestURI().getRawPath();
        return String.join("\n", exchange.getRequestMethod(), standard, canonical, resource);
    }

    private static String signature(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
