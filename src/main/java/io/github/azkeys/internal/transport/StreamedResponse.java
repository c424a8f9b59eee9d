package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.CoreUtils;
import com.azure.core.util.FluxUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A response whose body is still on its way. It can be read once. It holds a connection until the body was read, or
 * reading was cancelled, or it is closed, or nobody read it for the response time-out. Threadsafe.
 */
final class StreamedResponse extends HttpResponse {

    /** Few: each buffer holds up to some KB, and asking for more is cheap. */
    private static final int PREFETCH = 8;

    private final int status;
    private final HttpHeaders headers;
    private final HttpExchange exchange;
    private final Scheduler callbacks;

    StreamedResponse(HttpRequest request, int status, HttpHeaders headers, HttpExchange exchange, Scheduler callbacks) {
        super(request);
        this.status = status;
        this.headers = headers;
        this.exchange = exchange;
        this.callbacks = callbacks;
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
        return headers.getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return bytes().publishOn(callbacks, PREFETCH);
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        // collected on the thread that brings the bytes, handed over once
        return FluxUtil.collectBytesInByteBufferStream(bytes()).publishOn(callbacks);
    }

    @Override
    public Mono<String> getBodyAsString() {
        return getBodyAsByteArray()
                .map(bytes -> CoreUtils.bomAwareToString(bytes, headers.getValue(HttpHeaderName.CONTENT_TYPE)));
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
    }

    /** Gives up what has not been read, and the connection with it; without effect after the end of the body. */
    @Override
    public void close() {
        exchange.abort(new IOException("The response was closed before its end"));
    }

    private Flux<ByteBuffer> bytes() {
        return exchange.body().flux(this::close);
    }
}
