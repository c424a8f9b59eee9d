// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** An HTTP service that accepts requests with a valid key in the header {@code api-key} or as {@code ?key=}, and refuses the others. */
final class KeyCheckingServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    private volatile int refusal;
    private volatile Predicate<String> valid;

    KeyCheckingServer(int refusal, Predicate<String> valid) {
        this.refusal = refusal;
        this.valid = valid;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", request -> {
            String query = request.getRequestURI().getQuery();
            String key = query == null ? request.getRequestHeaders().getFirst("api-key") : query.substring(4);
            int status = key != null && this.valid.test(key) ? 200 : this.refusal;
            answers.add(status);
            request.sendResponseHeaders(status, -1);
            request.close();
        });
        server.start();
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Refuses all keys from now on. */
    void refuseAll(int status) {
        refusal = status;
        valid = key -> false;
    }

    int last() {
        return answers.isEmpty() ? 0 : answers.get(answers.size() - 1);
    }

    /** Returns the status of each response. */
    List<Integer> answers() {
        return answers;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
