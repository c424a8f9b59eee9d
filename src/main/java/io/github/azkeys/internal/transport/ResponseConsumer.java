// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.FluxUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import reactor.core.scheduler.Scheduler;

/** Converts one response of HttpClient to a response of azure-core. */
public final class ResponseConsumer implements AsyncResponseConsumer<Void> {

    /** Less than the number of headers times the length of a line, to which HttpClient limits them. */
    private static final int MAX_HEADERS_SIZE = 256 * 1024;

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cc}");

    private final HttpExchange exchange;
    private final HttpRequest request;
    private final boolean eager;
    private final Scheduler callbacks;
    private volatile FutureCallback<Void> completion;
    private volatile BufferedResponse bodiless;
    private volatile boolean received;

    /** @param eager whether to wait for the whole body */
    public ResponseConsumer(HttpExchange exchange, HttpRequest request, boolean eager, Scheduler callbacks) {
        this.exchange = exchange;
        this.request = request;
        this.eager = eager;
        this.callbacks = callbacks;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<Void> resultCallback)
            throws IOException {
        if (exchange.isEnded()) {
            throw new IOException("The exchange has ended");
        }
        if (!exchange.isRequestSent()) {
            // otherwise a 403 of the proxy would look like a 403 of Azure
            throw new IOException("The proxy did not open a tunnel: HTTP status " + response.getCode());
        }
        completion = resultCallback;
        int status = response.getCode();
        HttpHeaders headers = toHeaders(response);
        if (entity == null || entity.getContentLength() == 0) {
            bodiless = new BufferedResponse(request, status, headers, new byte[0]);
        } else if (eager) {
            FluxUtil.collectBytesInByteBufferStream(exchange.body().flux(() -> {}))
                    .subscribe(
                            bytes -> exchange.result().complete(new BufferedResponse(request, status, headers, bytes)),
                            error -> exchange.result().completeExceptionally(error));
        } else {
            exchange.result().complete(new StreamedResponse(request, status, headers, exchange, callbacks));
        }
        if (entity == null) {
            streamEnd(null);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // not supported by azure-core
        exchange.interimResponse();
    }

    @Override
    public void updateCapacity(CapacityChannel window) {
        exchange.body().openWindow(window);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        exchange.body().add(bytes);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        received = true;
        completion.completed(null);
    }

    @Override
    public void failed(Exception cause) {
        exchange.failed(cause);
    }

    /**
     * After a success, HttpClient calls this when the connection is back in the pool. Only then the result is reported, so
     * that the next request of the caller can reuse the connection. After a failure, this may precede {@link #failed}.
     */
    @Override
    public void releaseResources() {
        if (received) {
            if (bodiless != null) {
                exchange.result().complete(bodiless);
            }
            exchange.released();
        }
    }

    @SuppressWarnings("deprecation") // HttpHeaderName would cache every name that a server sends
    private static HttpHeaders toHeaders(HttpResponse response) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        int size = 0;
        for (Header header : response.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            size += header.getName().length() + value.length();
            if (size > MAX_HEADERS_SIZE) {
                throw new IOException("The response exceeds the limit of " + MAX_HEADERS_SIZE + " bytes for headers");
            }
            headers.add(printable(header.getName()), printable(value));
        }
        return headers;
    }

    /** Replaces control characters, as RFC 9110 requires for some, so that they cannot reach a log or a message. */
    private static String printable(String text) {
        return CONTROL_CHARACTERS.matcher(text).replaceAll(" ");
    }
}
