// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The part of a Batch account that accepts tasks. The expected signature is that of Azure's own client with the keys that
 * the account currently has in ARM.
 */
final class LoopbackBatch implements AutoCloseable {

    private final EmbeddedArm arm;
    private final String accountId;
    private final IntConsumer added;
    private final HttpsServer server;
    private final List<String> tasks = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    /** @param added receives the number of tasks after each task */
    LoopbackBatch(EmbeddedArm arm, String accountId, IntConsumer added) throws IOException {
        this.arm = arm;
        this.accountId = accountId;
        this.added = added;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(arm.certificate().serverContext()));
        server.createContext("/jobs/orders/tasks", this::receive);
    }

    void start() {
        server.start();
    }

    String endpoint() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Returns the tasks with a valid signature, as JSON. */
    List<String> tasks() {
        return List.copyOf(tasks);
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
            byte[] task = exchange.getRequestBody().readAllBytes();
            boolean welcome = isSigned(exchange, task);
            answers.add(welcome ? 201 : 403);
            if (welcome) {
                tasks.add(new String(task, StandardCharsets.UTF_8));
                added.accept(tasks.size());
            }
            exchange.sendResponseHeaders(welcome ? 201 : 403, -1);
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] task) throws IOException {
        KeySet keys = arm.keys("batch", accountId);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        for (String name : keys.keyNames()) {
            if (authorization(keys.key(name), exchange, task).equals(authorization)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the header that Azure's client adds to the same request. Sends nothing. */
    private String authorization(String key, HttpExchange exchange, byte[] task) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        URI uri = exchange.getRequestURI();
        OkHttpClient.Builder client = new OkHttpClient.Builder();
        String account = accountId.substring(accountId.lastIndexOf('/') + 1);
        new BatchSharedKeyCredentials(endpoint(), account, key).applyCredentialsFilter(client);
        client.addInterceptor(chain -> new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(204)
                .message("")
                .body(ResponseBody.create(null, ""))
                .build());
        Request request = new Request.Builder()
                .url(endpoint() + uri)
                .method(
                        exchange.getRequestMethod(),
                        RequestBody.create(MediaType.parse(headers.getFirst("Content-Type")), task))
                .header("ocp-date", headers.getFirst("ocp-date"))
                .build();
        try (Response response = client.build().newCall(request).execute()) {
            return response.request().header("Authorization");
        }
    }
}
