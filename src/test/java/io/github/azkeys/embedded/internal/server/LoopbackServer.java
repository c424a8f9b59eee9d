// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HttpCore's classic HTTP service on a free port of 127.0.0.1, with one thread per connection. Thread-safe.
 *
 * <p>HttpCore's own {@code HttpServer} is not used for two reasons. Its listener thread is not a daemon, so a test that
 * does not close the server keeps the JVM alive. And it completes the TLS handshake before it accepts the next
 * connection, so one silent client blocks all others.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final String SOCKET = LoopbackServer.class.getName() + ".socket";
    private static final String OUT = LoopbackServer.class.getName() + ".out";
    private static final int BACKLOG = 256;

    private final ServerSocket listener;
    private final SSLSocketFactory tls;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();

    private LoopbackServer(ServerSocket listener, SSLSocketFactory tls) {
        this.listener = listener;
        this.tls = tls;
        AtomicInteger number = new AtomicInteger();
        String name = "embedded-arm-" + listener.getLocalPort() + "-";
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens a port. Connections wait until {@link #serve} is called.
     *
     * @param tls null for plain HTTP
     */
    public static LoopbackServer bind(SSLContext tls) {
        try {
            ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
            return new LoopbackServer(listener, tls == null ? null : tls.getSocketFactory());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on loopback", e);
        }
    }

    /**
     * Starts to handle requests. Call it once.
     *
     * @param faults asked for each connection whether to reset it before it is used
     */
    public void serve(HttpRequestHandler handler, FaultQueue faults) {
        HttpService service = new HttpService(HttpProcessors.server(), (request, context) -> handler, null, null);
        threads.execute(() -> accept(service, faults));
    }

    /** Returns the port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the number of connections accepted so far. */
    public long connections() {
        return accepted.get();
    }

    /** Closes the connection of a request with a TCP reset. */
    static void reset(HttpContext context) throws IOException {
        reset((Socket) context.getAttribute(SOCKET));
        throw new IOException("The connection was reset by an injected fault");
    }

    private static void reset(Socket socket) throws IOException {
        // sends RST instead of FIN, and no TLS close_notify
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Sends bytes at once, without HttpCore. The connection cannot be used for another request afterwards. */
    static void write(HttpContext context, byte[] bytes) throws IOException {
        OutputStream out = (OutputStream) context.getAttribute(OUT);
        out.write(bytes);
        out.flush();
    }

    private void accept(HttpService service, FaultQueue faults) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                if (faults.resetsConnection()) {
                    reset(socket);
                    continue;
                }
                open.add(socket);
                start(service, socket);
            } catch (IOException e) {
                LOG.debug("Cannot accept a connection: {}", e.toString());
            }
        }
    }

    private void start(HttpService service, Socket socket) {
        try {
            threads.execute(() -> handle(service, socket));
        } catch (RejectedExecutionException e) {
            // the server was closed after the connection was accepted
            closeQuietly(socket);
        }
    }

    private void handle(HttpService service, Socket socket) {
        try (socket;
                Socket endpoint = secured(socket);
                DefaultBHttpServerConnection connection = connection(socket, endpoint)) {
            while (connection.isOpen()) {
                HttpCoreContext context = HttpCoreContext.create();
                context.setAttribute(SOCKET, socket);
                context.setAttribute(OUT, endpoint.getOutputStream());
                service.handleRequest(connection, context);
            }
        } catch (IOException | HttpException e) {
            // clients may close connections at any time; the message may quote what they sent, so it is not logged
            LOG.debug("Connection closed: {}", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.error("The embedded service failed", e);
        } finally {
            open.remove(socket);
        }
    }

    /** Returns the socket with TLS on top, or the socket itself for plain HTTP. */
    private Socket secured(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return tls == null ? socket : tls.createSocket(socket, null, true);
    }

    private static DefaultBHttpServerConnection connection(Socket socket, Socket endpoint) throws IOException {
        boolean secure = endpoint instanceof SSLSocket;
        DefaultBHttpServerConnection connection =
                new DefaultBHttpServerConnection(secure ? "https" : "http", Http1Config.DEFAULT);
        if (secure) {
            connection.bind((SSLSocket) endpoint, socket);
        } else {
            connection.bind(socket);
        }
        return connection;
    }

    /** Closes the port and all connections, and stops all threads. */
    @Override
    public void close() {
        closeQuietly(listener);
        threads.shutdownNow();
        open.forEach(LoopbackServer::closeQuietly);
        try {
            if (!threads.awaitTermination(400, TimeUnit.MILLISECONDS)) {
                LOG.debug("Some threads of the embedded service are still running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("Cannot close: {}", e.toString());
        }
    }
}
