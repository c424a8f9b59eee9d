// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.TransportOptions;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections, threads and running exchanges of one client. Its threads start with the first exchange. Threadsafe.
 */
public final class HttpEngine implements AutoCloseable {

    // users know the client by the name of its public class
    private static final Logger LOG = LoggerFactory.getLogger("io.github.azkeys.http.ApacheHttpClient");

    /** The precision of the timeouts of exchanges, as that of the timeouts of HttpClient. */
    private static final int CHECK_MILLIS = 100;

    private final TransportOptions options;
    private final TransportThreads threads = new TransportThreads();
    private final ConnectionPool connections;
    private final CloseableHttpAsyncClient client;
    private final Set<HttpExchange> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean checking = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean started;

    public HttpEngine(TransportOptions options) {
        this(options, TransportThreads.IO_THREADS, SystemDefaultDnsResolver.INSTANCE);
    }

    /** @param names resolves host names, and may block */
    public HttpEngine(TransportOptions options, int ioThreads, DnsResolver names) {
        this.options = Objects.requireNonNull(options, "options");
        connections = new ConnectionPool(options, names, threads.lookUps());
        client = AsyncClients.create(options, connections, ioThreads, this::ioThreadFailed);
    }

    TransportOptions options() {
        return options;
    }

    TransportThreads threads() {
        return threads;
    }

    /** Returns the number of leased, pending and available connections. */
    public PoolStats stats() {
        return connections.stats();
    }

    /** Sends the request of an exchange that has not been started. Does not block. */
    void start(HttpExchange exchange) {
        exchanges.add(exchange);
        if (closed.get()) {
            exchange.abort(closedError());
            return;
        }
        if (!started) {
            startThreads();
        }
        if (!checking.get()) {
            checkLater();
        }
        exchange.start(client, exchanges::remove);
    }

    /** Closes all connections and threads; running exchanges fail immediately. Idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            exchanges.forEach(exchange -> exchange.abort(closedError()));
        } finally {
            synchronized (this) {
                client.close(CloseMode.IMMEDIATE);
                threads.close();
            }
        }
    }

    private synchronized void startThreads() {
        if (!started && !closed.get()) {
            client.start();
            long interval = connections.evictionInterval().toMilliseconds();
            threads.timer().scheduleWithFixedDelay(connections::evict, interval, interval, TimeUnit.MILLISECONDS);
            started = true;
        }
    }

    /** One timer for all exchanges, which runs only while there are any: a timer for each costs more than the rest of a call. */
    private void checkLater() {
        if (checking.compareAndSet(false, true)) {
            try {
                threads.timer().schedule(this::checkTimeouts, CHECK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // closed: the exchanges have ended
            }
        }
    }

    private void checkTimeouts() {
        long now = System.nanoTime();
        try {
            exchanges.forEach(exchange -> exchange.checkTimeouts(now));
        } finally {
            checking.set(false);
            if (!exchanges.isEmpty()) {
                checkLater();
            }
        }
    }

    private void ioThreadFailed(Exception error) {
        if (closed.get()) {
            // HttpClient closes its selectors while its threads still use them
            LOG.debug("An HTTP I/O thread failed while the client was closing", error);
        } else {
            LOG.error("An HTTP I/O thread failed", error);
        }
    }

    private static IOException closedError() {
        return new IOException("The HTTP client is closed");
    }
}
