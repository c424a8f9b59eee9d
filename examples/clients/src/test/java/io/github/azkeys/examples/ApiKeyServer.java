// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An Azure OpenAI service that answers every request with a valid key in the header {@code api-key}, and others with 401.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-foundry/openai/reference#authentication">Authentication</a>
 */
final class ApiKeyServer implements Server {

    private final Resource account;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> stored = ConcurrentHashMap.newKeySet();

    ApiKeyServer(Resource account) throws IOException {
        this.account = account;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/openai/", this::receive);
        server.start();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "openai-endpoint",
                "http://localhost:" + server.getAddress().getPort(),
                "openai-account-id",
                account.id());
    }

    @Override
    public Set<String> stored() {
        return Set.copyOf(stored);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String prompt = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("api-key");
            boolean valid = account.hasKey(current -> current.equals(key));
            if (valid) {
                stored.add(prompt);
            }
            byte[] answer =
                    (valid ? "{\"choices\": []}" : "{\"error\": {\"code\": \"401\"}}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(valid ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
