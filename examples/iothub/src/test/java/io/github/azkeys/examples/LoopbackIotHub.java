// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The part of an IoT hub that accepts messages of a device over HTTPS. It checks tokens as documented, with the keys that
 * the hub currently has in ARM.
 *
 * @see <a href="https://learn.microsoft.com/azure/iot-hub/authenticate-authorize-sas">Control access with shared access
 *     signatures</a>
 */
final class LoopbackIotHub implements AutoCloseable {

    private static final String SCHEME = "SharedAccessSignature ";

    private final EmbeddedArm arm;
    private final String hubId;
    private final String policy;
    private final IntConsumer received;
    private final HttpsServer server;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    /** @param received receives the number of messages after each message */
    LoopbackIotHub(EmbeddedArm arm, String hubId, String policy, IntConsumer received) throws IOException {
        this.arm = arm;
        this.hubId = hubId;
        this.policy = policy;
        this.received = received;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(arm.certificate().serverContext()));
        server.createContext("/devices/sensor-1/messages/events", this::receive);
    }

    void start() {
        server.start();
    }

    String endpoint() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Returns the messages with a valid token. */
    List<String> messages() {
        return List.copyOf(messages);
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
            String message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean welcome = isValid(exchange.getRequestHeaders().getFirst("Authorization"));
            if (welcome) {
                messages.add(message);
                received.accept(messages.size());
            }
            answers.add(welcome ? 204 : 401);
            exchange.sendResponseHeaders(welcome ? 204 : 401, -1);
        }
    }

    private boolean isValid(String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return false;
        }
        Map<String, String> token = Arrays.stream(
                        authorization.substring(SCHEME.length()).split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        String hubName = hubId.substring(hubId.lastIndexOf('/') + 1);
        KeySet keys = arm.keys("iothub", hubId + "/IotHubKeys/" + policy);
        Predicate<String> signed = key -> MessageDigest.isEqual(
                sign(key, token.get("sr") + "\n" + token.get("se")), bytes(decode(token.get("sig"))));
        return token.get("skn").equals(policy)
                && decode(token.get("sr")).equalsIgnoreCase(hubName + ".azure-devices.net")
                && Instant.now().isBefore(Instant.ofEpochSecond(Long.parseLong(token.get("se"))))
                && (signed.test(keys.key("primaryKey")) || signed.test(keys.key("secondaryKey")));
    }

    private static byte[] sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encode(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
