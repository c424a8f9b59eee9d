// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service on the loopback interface that accepts messages with one of the current keys of its account. */
final class DrillGate implements AutoCloseable {

    private final EmbeddedArm arm;
    private final String accountId;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<Integer> passed = ConcurrentHashMap.newKeySet();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    DrillGate(EmbeddedArm arm, String accountId) throws IOException {
        this.arm = arm;
        this.accountId = accountId;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    /** Returns the number of messages that were accepted. */
    int accepted() {
        return passed.size();
    }

    /** Whether the message with this number was accepted. */
    boolean passed(int number) {
        return passed.contains(number);
    }

    /** Whether a message with this key was accepted. */
    boolean wasUsed(String key) {
        return used.contains(key);
    }

    /**
     * Sends a message to the service.
     *
     * @throws IOException if the service rejects it
     */
    void send(int number, String key) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + number);
        HttpResponse<Void> response = client.send(
                HttpRequest.newBuilder(uri)
                        .header("Ocp-Apim-Subscription-Key", key)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        if (response.statusCode() != 200) {
            throw new IOException("The service responded with status " + response.statusCode());
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String key = exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key");
            KeySet keys = arm.keys("cognitiveservices", accountId);
            boolean valid =
                    keys.keyNames().stream().anyMatch(name -> keys.key(name).equals(key));
            if (valid) {
                used.add(key);
                passed.add(Integer.valueOf(exchange.getRequestURI().getPath().substring(1)));
            }
            exchange.sendResponseHeaders(valid ? 200 : 401, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
