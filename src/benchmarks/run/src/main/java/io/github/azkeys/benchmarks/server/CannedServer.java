// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * An ARM that has the same answer for each request, with TLS on a port of 127.0.0.1. It shares the machine with the client
 * that is measured, so it uses as little CPU as possible: it reads to the end of the header, and writes bytes that are made
 * once. Each connection has a thread, which also waits for the delay. Requests must not have a body. Thread-safe.
 */
final class CannedServer {

    private static final String BODY = "{\"accountName\":\"benchmarks\","
            + "\"primary\":\"bm90LWEta2V5LWJ1dC1hcy1sb25nLWFzLWEta2V5LW9mLWEtYmF0Y2gtYWNjb3VudC1pbi1henVyZS1pcy4uLg==\","
            + "\"secondary\":\"bm90LWEta2V5LWVpdGhlci1idXQtYXMtbG9uZy1hcy1hLWtleS1vZi1hLWJhdGNoLWFjY291bnQtaW4tYXp1cmU=\"}";

    private final SSLServerSocket listener;
    private final Duration delay;
    private final byte[] answer;

    /**
     * Opens a port.
     *
     * @param remainingWrites what the responses say of the budget of the subscription
     */
    CannedServer(SSLContext tls, Duration delay, int remainingWrites) throws IOException {
        this.delay = delay;
        this.answer = ("HTTP/1.1 200 OK\r\n"
                        + "Content-Type: application/json; charset=utf-8\r\n"
                        + "Content-Length: " + BODY.length() + "\r\n"
                        + "x-ms-ratelimit-remaining-subscription-writes: " + remainingWrites + "\r\n"
                        + "x-ms-ratelimit-remaining-subscription-global-writes: " + remainingWrites + "\r\n"
                        + "x-ms-request-id: 6b3f1c1e-0f5c-4a7e-9b57-2d1a7f0c9a11\r\n"
                        + "Cache-Control: no-cache\r\n"
                        + "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\n\r\n"
                        + BODY)
                .getBytes(StandardCharsets.US_ASCII);
        listener = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    String address() {
        return "https://localhost:" + listener.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                start("connection", () -> answer(socket));
            } catch (IOException e) {
                throw new IllegalStateException("Cannot accept a connection", e);
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), 2048);
                OutputStream out = socket.getOutputStream()) {
            while (readHeader(in)) {
                if (!delay.isZero()) {
                    Thread.sleep(delay.toMillis());
                }
                out.write(answer);
            }
        } catch (IOException e) {
            // clients may close connections at any time
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns false at the end of the connection. */
    private static boolean readHeader(InputStream in) throws IOException {
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
            matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return true;
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 256 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
