// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.embedded.LoopbackCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A loopback server whose behavior on each connection is defined by the test. */
public final class TestServer implements AutoCloseable {

    public interface Script {
        void run(TestConnection connection) throws Exception;
    }

    private final ServerSocket serverSocket;
    private final String scheme;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool(TransportThreads.named("test-server-"));
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private TestServer(ServerSocketFactory factory, String scheme, Script script) {
        try {
            serverSocket = factory.createServerSocket(0, 256, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scheme = scheme;
        this.script = script;
        threads.execute(this::accept);
    }

    public static TestServer http(Script script) {
        return new TestServer(ServerSocketFactory.getDefault(), "http", script);
    }

    public static TestServer https(LoopbackCertificate certificate, Script script) {
        return https(certificate.serverContext().getServerSocketFactory(), script);
    }

    static TestServer https(ServerSocketFactory sockets, Script script) {
        return new TestServer(sockets, "https", script);
    }

    /** Responds to every request with status 200 and this body. */
    public static TestServer answering(String body) {
        return http(connection -> connection.answerAll(TestConnection.ok(body)));
    }

    public int port() {
        return serverSocket.getLocalPort();
    }

    public String url(String path) {
        return scheme + "://127.0.0.1:" + port() + path;
    }

    /** Returns the number of connections so far. */
    public int accepted() {
        return accepted.get();
    }

    private void accept() {
        while (!serverSocket.isClosed()) {
            try {
                Socket socket = serverSocket.accept();
                accepted.incrementAndGet();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.run(new TestConnection(socket));
        } catch (Exception e) {
            // the client closed the connection, as some tests expect
        }
    }

    @Override
    public void close() {
        try {
            serverSocket.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
