// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.recorded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.azkeys.embedded.LoopbackCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A service on loopback that sends recorded responses over TLS, and records the requests. Thread-safe. */
final class RecordedArm implements AutoCloseable {

    /** A request as it arrived. */
    record Call(String method, String path, String apiVersion, String body) {}

    private final HttpsServer server;
    private final Map<String, Recording> responses = Collections.synchronizedMap(new HashMap<>());
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    RecordedArm(LoopbackCertificate certificate) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
        server.createContext("/", this::respond);
        server.start();
    }

    String endpoint() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sends the response of a recording to its path from now on, whatever its case. */
    void add(String path, Recording recording) {
        responses.put(path.toLowerCase(Locale.ROOT), recording);
    }

    /** Returns the requests so far and forgets them. */
    List<Call> takeCalls() {
        synchronized (calls) {
            List<Call> taken = List.copyOf(calls);
            calls.clear();
            return taken;
        }
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(exchange.getRequestMethod(), path, query.replace("api-version=", ""), body));
            Recording recording = responses.get(path.toLowerCase(Locale.ROOT));
            if (recording == null) {
                exchange.sendResponseHeaders(501, -1);
                return;
            }
            byte[] response = recording.response().toString().getBytes(StandardCharsets.UTF_8);
            recording.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(recording.status(), response.length);
            exchange.getResponseBody().write(response);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
