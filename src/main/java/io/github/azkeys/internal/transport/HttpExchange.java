// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One request and its response, from waiting for a connection until the connection is released. The first event that ends
 * the exchange determines its result. Threadsafe.
 */
public final class HttpExchange implements FutureCallback<Void> {

    private static final String ATTRIBUTE = HttpExchange.class.getName();

    /** A server that needs long sends one every few seconds. */
    private static final int MAX_INTERIM_RESPONSES = 100;

    private final boolean secure;
    private final Consumer<HttpExchange> whenEnded;
    private final CompletableFuture<HttpResponse> result = new CompletableFuture<>();
    private final ResponseBody body = new ResponseBody();
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger interimResponses = new AtomicInteger();
    private volatile boolean requestSent;
    private volatile Future<?> acquireTimer;

    public HttpExchange(boolean secure, Consumer<HttpExchange> whenEnded) {
        this.secure = secure;
        this.whenEnded = whenEnded;
    }

    public void start(
            CloseableHttpAsyncClient client,
            AsyncRequestProducer request,
            ResponseConsumer response,
            HttpClientContext context,
            ScheduledExecutorService timer,
            Duration acquireTimeout) {
        context.setAttribute(ATTRIBUTE, this);
        try {
            // HttpClient checks this timeout only when a connection is released
            acquireTimer = timer.schedule(
                    () -> connectionTimedOut(acquireTimeout), acquireTimeout.toMillis(), TimeUnit.MILLISECONDS);
            client.execute(request, response, context, this);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Completes with the response or an {@link IOException}, on any thread: dependent actions must be short. */
    public CompletableFuture<HttpResponse> result() {
        return result;
    }

    ResponseBody body() {
        return body;
    }

    boolean isRequestSent() {
        return requestSent;
    }

    boolean isEnded() {
        return ended.get();
    }

    /** Ends the exchange and closes its connection; no effect after the exchange has ended. */
    public void abort(IOException reason) {
        if (end(reason)) {
            cancellation.cancel();
        }
    }

    /** Counts a response with status 1xx, and ends the exchange after too many of them. */
    void interimResponse() {
        if (interimResponses.incrementAndGet() > MAX_INTERIM_RESPONSES) {
            abort(new IOException("The server sent more than " + MAX_INTERIM_RESPONSES + " interim responses"));
        }
    }

    /** Ends the exchange after the whole response was received and the connection released. */
    void released() {
        if (ended.compareAndSet(false, true)) {
            body.complete();
            tidy();
        }
    }

    @Override
    public void failed(Exception error) {
        end(toIOException(error));
    }

    @Override
    public void cancelled() {
        end(new IOException("The exchange was cancelled"));
    }

    @Override
    public void completed(Void nothing) {
        // released() follows
    }

    /** Interceptor that HttpClient calls first for each request; it makes all steps cancellable, and inspects certificates. */
    static void makeCancellable(
            HttpRequest request,
            AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        AsyncExecChain.Scope own = new AsyncExecChain.Scope(
                scope.exchangeId,
                scope.route,
                scope.originalRequest,
                of(scope.clientContext).cancellation,
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
        if (exchange.isEnded()) {
            throw new IOException("The exchange has ended");
        }
        // if the connection was just closed, HttpClient reconnects, but without the tunnel through the proxy
        if (exchange.secure && HttpClientContext.cast(context).getSSLSession() == null) {
            throw new IOException("The connection was lost before the request was sent");
        }
        exchange.requestSent = true;
        exchange.cancelTimer();
    }

    /** Converts an error of HttpClient to the {@link IOException} that users of azure-core expect. */
    public static IOException toIOException(Throwable error) {
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
        return (HttpExchange) context.getAttribute(ATTRIBUTE);
    }

    private void connectionTimedOut(Duration timeout) {
        if (!requestSent) {
            abort(new SocketTimeoutException("No connection within " + timeout.toMillis() + " ms"));
        }
    }

    private boolean end(IOException reason) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        result.completeExceptionally(reason);
        body.fail(reason);
        tidy();
        return true;
    }

    private void tidy() {
        cancelTimer();
        whenEnded.accept(this);
    }

    private void cancelTimer() {
        Future<?> timer = acquireTimer;
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
