package io.github.azkeys.embedded;

import java.io.IOException;
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
 * HttpCore's classic HTTP service on a free port of 127.0.0.1, a thread a connection. Threadsafe.
 *
 * <p>HttpCore's own {@code HttpServer} is no base for it: its listener is no daemon, so that a test that forgets to
 * close keeps the JVM alive, and it shakes hands for TLS before it accepts the next connection, so that one silent
 * client holds up all others.
 */
final class LoopbackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final String SOCKET = LoopbackServer.class.getName() + ".socket";
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
     * Takes a port, on which connections wait until {@link #serve}.
     *
     * @param tls null for plain HTTP
     */
    static LoopbackServer bind(SSLContext tls) {
        try {
            ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
            return new LoopbackServer(listener, tls == null ? null : tls.getSocketFactory());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on loopback", e);
        }
    }

    /** Answers from now on; to be called once. */
    void serve(HttpRequestHandler handler) {
        HttpService service = new HttpService(HttpProcessors.server(), (request, context) -> handler, null, null);
        threads.execute(() -> accept(service));
    }

    int port() {
        return listener.getLocalPort();
    }

    long connections() {
        return accepted.get();
    }

    /** Ends the connection of a request at once, with RST. */
    static void reset(HttpContext context) throws IOException {
        Socket socket = (Socket) context.getAttribute(SOCKET);
        // closes without the FIN and without TLS's good-bye
        socket.setSoLinger(true, 0);
        socket.close();
        throw new IOException("Reset on demand");
    }

    private void accept(HttpService service) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                open.add(socket);
                start(service, socket);
            } catch (IOException e) {
                LOG.debug("No connection accepted: {}", e.toString());
            }
        }
    }

    private void start(HttpService service, Socket socket) {
        try {
            threads.execute(() -> converse(service, socket));
        } catch (RejectedExecutionException e) {
            // accepted at the very moment of closing
            quietly(socket);
        }
    }

    private void converse(HttpService service, Socket socket) {
        try (socket;
                DefaultBHttpServerConnection connection = connection(socket)) {
            while (connection.isOpen()) {
                HttpCoreContext context = HttpCoreContext.create();
                context.setAttribute(SOCKET, socket);
                service.handleRequest(connection, context);
            }
        } catch (IOException | HttpException e) {
            // clients come and go as they like; the message may quote what they sent, so it is not logged
            LOG.debug("Connection ended by {}", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.error("The embedded service is broken", e);
        } finally {
            open.remove(socket);
        }
    }

    private DefaultBHttpServerConnection connection(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        if (tls == null) {
            DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection("http", Http1Config.DEFAULT);
            connection.bind(socket);
            return connection;
        }
        DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection("https", Http1Config.DEFAULT);
        connection.bind((SSLSocket) tls.createSocket(socket, null, true), socket);
        return connection;
    }

    /** Frees the port and ends every connection and thread. */
    @Override
    public void close() {
        quietly(listener);
        threads.shutdownNow();
        open.forEach(LoopbackServer::quietly);
        try {
            if (!threads.awaitTermination(400, TimeUnit.MILLISECONDS)) {
                LOG.debug("Some threads of the embedded service end later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("Cannot close: {}", e.toString());
        }
    }
}
