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
import java.util.ArrayList;
import java.util.List;

/**
 * An Azure AI service that accepts calls with one of the two keys that the account currently has in ARM. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-services/authentication">Authenticate requests to Azure AI
 *     services</a>
 */
final class LoopbackAiService implements AutoCloseable {

    private final EmbeddedArm arm;
    private final String accountId;
    private final HttpsServer server;
    private final List<String> fingerprints = new ArrayList<>();
    private int calls;
    private int refused;

    LoopbackAiService(EmbeddedArm arm, String accountId) throws IOException {
        this.arm = arm;
        this.accountId = accountId;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(arm.certificate().serverContext()));
        server.createContext("/language/:analyze-text", this::receive);
    }

    void start() {
        server.start();
    }

    String endpoint() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Returns the fingerprints of the keys in calls, without repetitions in a row. */
    synchronized List<String> fingerprints() {
        return List.copyOf(fingerprints);
    }

    /** Returns the number of calls. */
    synchronized int calls() {
        return calls;
    }

    /** Returns the number of calls without a valid key. */
    synchronized int refused() {
        return refused;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean welcome = count(exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key"));
            exchange.sendResponseHeaders(welcome ? 200 : 401, -1);
        }
    }

    private synchronized boolean count(String key) {
        KeySet keys = arm.keys("cognitiveservices", accountId);
        List<String> used = keys.keyNames().stream()
                .filter(name -> keys.key(name).equals(key))
                .map(keys::fingerprint)
                .toList();
        calls++;
        if (used.isEmpty()) {
            refused++;
        } else if (fingerprints.isEmpty()
                || !fingerprints.get(fingerprints.size() - 1).equals(used.get(0))) {
            fingerprints.add(used.get(0));
        }
        return !used.isEmpty();
    }
}
