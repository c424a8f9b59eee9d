// SPDX-License-Identifier: Apache-2.0
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
 * A response whose body is still being received. It can be read once. It occupies a connection until the body is read, the
 * subscription is cancelled, the response is closed, or the response timeout elapses. Threadsafe.
 */
final class StreamedResponse extends HttpResponse {

    /** Small, because each buffer contains several KB and requesting more is cheap. */
    private static final int PREFETCH = 8;

    private final int status;
    private final HttpHeaders headers;
    private final StreamedExchange exchange;
    private final Scheduler callbacks;

    StreamedResponse(
            HttpRequest request, int status, HttpHeaders headers, StreamedExchange exchange, Scheduler callbacks) {
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
        // collected on the I/O thread, then published once
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

    /** Discards the unread body and closes the connection; no effect after the end of the body. */
    @Override
    public void close() {
        exchange.abort(new IOException("The response was closed before its end"));
    }

    private Flux<ByteBuffer> bytes() {
        return exchange.body().flux(this::close);
    }
}
