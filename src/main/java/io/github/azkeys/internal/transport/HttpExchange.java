// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One request and its response, from waiting for a connection until the connection is released. The first event that ends
 * the exchange determines its result. Subclasses take the response. Threadsafe.
 */
abstract class HttpExchange implements AsyncResponseConsumer<Void>, FutureCallback<Void> {

    /** A server that needs long sends one every few seconds. */
    private static final int MAX_INTERIM_RESPONSES = 100;

    private final AsyncRequestProducer request;
    private final boolean secure;
    private final RequestConfig config;
    private final Duration acquireTimeout;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long createdAt = System.nanoTime();
    private volatile boolean requestSent;
    private volatile boolean received;
    private volatile int interimResponses; // counted on one thread at a time
    private volatile AsyncExecRuntime connection;
    private volatile FutureCallback<Void> completion;
    private volatile Consumer<HttpExchange> whenEnded = exchange -> {};

    /**
     * @param secure whether the request must not be sent without TLS
     * @param acquireTimeout how long to wait until a connection is open and the request can be sent
     */
    HttpExchange(AsyncRequestProducer request, boolean secure, RequestConfig config, Duration acquireTimeout) {
        this.request = request;
        this.secure = secure;
        this.config = config;
        this.acquireTimeout = acquireTimeout;
    }

    /** Takes the head of the response, on an I/O thread. */
    abstract void head(HttpResponse response, EntityDetails entity) throws IOException;

    /** Delivers the response, on an I/O thread: it was received, and the connection released. */
    abstract void succeed();

    /** Delivers the reason why there is no response, on any thread. */
    abstract void fail(Exception reason);

    /** Sends the request, once. */
    void start(CloseableHttpAsyncClient client, Consumer<HttpExchange> whenEnded) {
        this.whenEnded = whenEnded;
        if (isEnded()) { // cancelled before it knew whom to tell
            whenEnded.accept(this);
            return;
        }
        HttpClientContext context = new ExchangeContext(this);
        context.setRequestConfig(config);
        try {
            client.execute(request, this, context, this);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    final boolean isEnded() {
        return ended.get();
    }

    /** Ends the exchange and closes its connection; no effect after the exchange has ended. */
    final void abort(Exception reason) {
        if (end(reason)) {
            cancellation.cancel();
        }
    }

    /** Ends the exchange if it lasts too long; called now and then with {@link System#nanoTime}. */
    void checkTimeouts(long now) {
        // HttpClient checks this timeout only when a connection is released
        if (!requestSent && hasPassed(acquireTimeout, now)) {
            abort(new SocketTimeoutException("No connection within " + acquireTimeout.toMillis() + " ms"));
        }
    }

    /** Whether this time has passed since the exchange was created. */
    final boolean hasPassed(Duration timeout, long now) {
        return now - createdAt >= timeout.toNanos();
    }

    /** Counts a response with status 1xx, and ends the exchange after too many of them. */
    final void interimResponse() {
        interimResponses++;
        if (interimResponses > MAX_INTERIM_RESPONSES) {
            abort(new IOException("The server sent more than " + MAX_INTERIM_RESPONSES + " interim responses"));
        }
    }

    @Override
    public final void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<Void> resultCallback)
            throws IOException {
        requireRunning();
        if (!requestSent) {
            // otherwise a 403 of the proxy would look like a 403 of Azure
            throw new IOException("The proxy did not open a tunnel: HTTP status " + response.getCode());
        }
        completion = resultCallback;
        // HttpClient ignores to be cancelled once it has an error response, whose body may never end
        cancellation.setDependency(this::discardConnection);
        head(response, entity);
        if (entity == null) {
            streamEnd(null);
        }
    }

    /** Closes the connection, unless it was released. */
    private boolean discardConnection() {
        connection.discardEndpoint();
        return true;
    }

    @Override
    public final void informationResponse(HttpResponse response, HttpContext context) {
        interimResponse();
    }

    @Override
    public final void streamEnd(List<? extends Header> trailers) {
        received = true;
        completion.completed(null);
    }

    /**
     * After a success, HttpClient calls this when the connection is back in the pool. Only then the result is reported, so
     * that the next request of the caller can reuse the connection. After a failure, this may precede {@link #failed}.
     */
    @Override
    public final void releaseResources() {
        if (received && ended.compareAndSet(false, true)) {
            whenEnded.accept(this);
            succeed();
        }
    }

    @Override
    public final void failed(Exception error) {
        end(toIOException(error));
    }

    @Override
    public final void cancelled() {
        end(new IOException("The exchange was cancelled"));
    }

    @Override
    public final void completed(Void nothing) {
        // releaseResources() follows
    }

    /** Interceptor that HttpClient calls first for each request; it makes all steps cancellable, and inspects certificates. */
    static void makeCancellable(
            HttpRequest request,
            AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        HttpExchange exchange = of(scope.clientContext);
        exchange.connection = scope.execRuntime;
        AsyncExecChain.Scope own = new AsyncExecChain.Scope(
                scope.exchangeId,
                scope.route,
                scope.originalRequest,
                exchange.cancellation,
                scope.clientContext,
                scope.execRuntime,
                scope.scheduler,
                scope.execCount);
        new CertificateInspection(request, entity, own, chain, callback).proceed();
    }

    /**
     * Interceptor that HttpClient calls with a connection to the target, before the request is written.
     *
     * @throws IOException if the request must not be written
     */
    static void requestIsBeingSent(HttpRequest request, EntityDetails entity, HttpContext context) throws IOException {
        HttpExchange exchange = of(context);
        exchange.requireRunning();
        // if the connection was just closed, HttpClient reconnects, but without the tunnel through the proxy
        if (exchange.secure && HttpClientContext.cast(context).getSSLSession() == null) {
            throw new IOException("The connection was lost before the request was sent");
        }
        exchange.requestSent = true;
    }

    /** Converts an error of HttpClient to the {@link IOException} that users of azure-core expect. */
    static IOException toIOException(Throwable error) {
        if (error instanceof TimeoutException) {
            IOException timeout = new SocketTimeoutException(error.getMessage());
            timeout.initCause(error);
            return timeout;
        }
        if (error instanceof InterruptedIOException && error.getMessage() == null) {
            // reported by HttpClient when the connection was closed before the request was written
            return new IOException("The connection was closed before the request was sent", error);
        }
        if (error instanceof MessageConstraintException) {
            return new IOException(
                    "The response exceeds the limit of " + AsyncClients.MAX_LINE_LENGTH + " bytes for a line or "
                            + AsyncClients.MAX_HEADERS + " headers",
                    error);
        }
        if (error instanceof IOException io) {
            return io;
        }
        return new IOException(error.getMessage() == null ? "The HTTP exchange failed" : error.getMessage(), error);
    }

    static HttpExchange of(HttpContext context) {
        return ((ExchangeContext) context).exchange;
    }

    private void requireRunning() throws IOException {
        if (isEnded()) {
            throw new IOException("The exchange has ended");
        }
    }

    private boolean end(Exception reason) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        whenEnded.accept(this);
        fail(reason);
        return true;
    }

    /** What HttpClient passes to the interceptors. */
    private static final class ExchangeContext extends HttpClientContext {

        private final HttpExchange exchange;

        ExchangeContext(HttpExchange exchange) {
            this.exchange = exchange;
        }
    }
}
