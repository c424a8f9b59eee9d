// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Sends the requests of azure-core with an engine, which stays open. Behaves as {@code ApacheHttpClient} states. Threadsafe. */
public final class EngineHttpClient implements HttpClient {

    // the names that the clients of azure-core use; the third has the effect of the first, as it does there
    private static final String EAGERLY_READ_RESPONSE = "azure-eagerly-read-response";
    private static final String RESPONSE_TIMEOUT = "azure-response-timeout";
    private static final String IGNORE_RESPONSE_BODY = "azure-ignore-response-body";

    private final HttpEngine engine;

    public EngineHttpClient(HttpEngine engine) {
        this.engine = engine;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, @Nullable Context context) {
        Objects.requireNonNull(request, "request");
        return Mono.<HttpResponse>create(sink -> {
                    StreamedExchange exchange = start(request, context);
                    sink.onCancel(() -> exchange.abort(new IOException("The request was cancelled")));
                    // publishOn would drop a response without closing it if it is cancelled at the same time
                    exchange.result().whenComplete((response, error) -> callBack(() -> deliver(response, error, sink)));
                })
                // closes a response that arrives after the cancellation
                .doOnDiscard(HttpResponse.class, HttpResponse::close);
    }

    /** On this thread if no other one can start. */
    private void callBack(Runnable delivery) {
        try {
            engine.threads().callbacks().schedule(delivery);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            delivery.run();
        }
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, @Nullable Context context) {
        Objects.requireNonNull(request, "request");
        StreamedExchange exchange = start(request, context);
        try {
            return exchange.result().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            IOException interrupted = new InterruptedIOException("Interrupted while waiting for the response");
            exchange.abort(interrupted);
            throw new UncheckedIOException(interrupted);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(HttpExchange.toIOException(e.getCause()));
        }
    }

    private StreamedExchange start(HttpRequest request, @Nullable Context context) {
        Context settings = context == null ? Context.NONE : context;
        boolean eager = isSet(settings, EAGERLY_READ_RESPONSE) || isSet(settings, IGNORE_RESPONSE_BODY);
        StreamedExchange exchange = new StreamedExchange(
                request,
                eager,
                AsyncClients.requestConfig(engine.options(), responseTimeout(settings)),
                engine.options().acquireTimeout(),
                engine.threads().callbacks());
        engine.start(exchange);
        return exchange;
    }

    private Timeout responseTimeout(Context context) {
        Duration timeout = context.getData(RESPONSE_TIMEOUT)
                .filter(Duration.class::isInstance)
                .map(Duration.class::cast)
                .orElse(engine.options().responseTimeout());
        return timeout.isNegative() || timeout.isZero() ? Timeout.DISABLED : Timeout.of(timeout);
    }

    private static boolean isSet(Context context, String key) {
        return context.getData(key).filter(Boolean.TRUE::equals).isPresent();
    }

    private static void deliver(HttpResponse response, @Nullable Throwable error, MonoSink<HttpResponse> sink) {
        if (error == null) {
            sink.success(response);
        } else {
            sink.error(error);
        }
    }
}
