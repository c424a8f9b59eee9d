package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One request and its response, from the wait for a connection until the connection is free again. Whatever ends it
 * first decides how it ended. Threadsafe.
 */
public final class HttpExchange implements FutureCallback<Void> {

    private static final String ATTRIBUTE = HttpExchange.class.getName();

    private final boolean secure;
    private final Consumer<HttpExchange> whenEnded;
    private final CompletableFuture<HttpResponse> result = new CompletableFuture<>();
    private final ResponseBody body = new ResponseBody();
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean ended = new AtomicBoolean();
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
            // HttpClient looks at waiting requests only when a connection comes back: if none does, they wait for ever
            acquireTimer = timer.schedule(
                    () -> giveUpWithoutConnection(acquireTimeout), acquireTimeout.toMillis(), TimeUnit.MILLISECONDS);
            client.execute(request, response, context, this);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Completes with the response, or with an {@link IOException}. On any thread: attach nothing that takes time. */
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

    /** Ends the exchange and closes its connection; without effect once the connection is free. */
    public void abort(IOException reason) {
        if (end(reason)) {
            cancellation.cancel();
        }
    }

    /** The response has arrived whole and the connection is free. */
    void released() {
        if (ended.compareAndSet(false, true)) {
            body.complete();
            tidy();
        }
    }

    @Override
    public void failed(Exception error) {
        end(TransportErrors.toIOException(error));
    }

    @Override
    public void cancelled() {
        end(new IOException("The exchange was cancelled"));
    }

    @Override
    public void completed(Void nothing) {
        // released() follows
    }

    /** Hook for HttpClient, called before anything else is done for a request. */
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
        chain.proceed(request, entity, own, callback);
    }

    /**
     * Hook for HttpClient, called when a connection to the target is there and the request is about to be written.
     *
     * @throws IOException if the request must not be written
     */
    static void requestIsBeingSent(HttpRequest request, EntityDetails entity, HttpContext context) throws IOException {
        HttpExchange exchange = of(context);
        if (exchange.isEnded()) {
            throw new IOException("The exchange has ended");
        }
        // HttpClient connects anew if a connection closes at this moment, but without the tunnel it may have had
        if (exchange.secure && HttpClientContext.cast(context).getSSLSession() == null) {
            throw new IOException("The connection was lost before the request was sent");
        }
        exchange.requestSent = true;
        exchange.cancelTimer();
    }

    private static HttpExchange of(HttpContext context) {
        return (HttpExchange) context.getAttribute(ATTRIBUTE);
    }

    private void giveUpWithoutConnection(Duration timeout) {
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
