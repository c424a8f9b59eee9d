// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.FluxUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.CapacityChannel;
import reactor.core.scheduler.Scheduler;

/** An exchange whose response is one of azure-core, and whose body can be read while it is being received. */
final class StreamedExchange extends HttpExchange {

    private final HttpRequest request;
    private final boolean eager;
    private final Scheduler callbacks;
    private final CompletableFuture<HttpResponse> result = new CompletableFuture<>();
    private final ResponseBody body = new ResponseBody();
    private volatile BufferedResponse bodiless;

    /**
     * @param eager whether to wait for the whole body
     * @param callbacks runs the publisher of the request body and the subscribers of the response body
     * @throws IllegalArgumentException if the request is malformed
     */
    StreamedExchange(
            HttpRequest request, boolean eager, RequestConfig config, Duration acquireTimeout, Scheduler callbacks) {
        super(Requests.toProducer(request, callbacks), Requests.isSecure(request), config, acquireTimeout);
        this.request = request;
        this.eager = eager;
        this.callbacks = callbacks;
    }

    /** Completes with the response or an {@link IOException}, on any thread: dependent actions must be short. */
    CompletableFuture<HttpResponse> result() {
        return result;
    }

    ResponseBody body() {
        return body;
    }

    @Override
    void head(org.apache.hc.core5.http.HttpResponse response, EntityDetails entity) throws IOException {
        int status = response.getCode();
        HttpHeaders headers = toHeaders(response);
        if (entity == null || entity.getContentLength() == 0) {
            bodiless = new BufferedResponse(request, status, headers, new byte[0]);
        } else if (eager) {
            FluxUtil.collectBytesInByteBufferStream(body.flux(() -> {}))
                    .subscribe(
                            bytes -> result.complete(new BufferedResponse(request, status, headers, bytes)),
                            result::completeExceptionally);
        } else {
            result.complete(new StreamedResponse(request, status, headers, this, callbacks));
        }
    }

    @Override
    public void updateCapacity(CapacityChannel window) {
        body.openWindow(window);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        body.add(bytes);
    }

    @Override
    void succeed() {
        if (bodiless != null) {
            result.complete(bodiless);
        }
        body.complete();
    }

    @Override
    void fail(Exception reason) {
        IOException error = toIOException(reason);
        result.completeExceptionally(error);
        body.fail(error);
    }

    @SuppressWarnings("deprecation") // HttpHeaderName would cache every name that a server sends
    private static HttpHeaders toHeaders(org.apache.hc.core5.http.HttpResponse response) throws IOException {
        ResponseHeaders.requireSmall(response);
        HttpHeaders headers = new HttpHeaders();
        for (Iterator<Header> all = response.headerIterator(); all.hasNext(); ) {
            Header header = all.next();
            String value = header.getValue() == null ? "" : header.getValue();
            headers.add(ResponseHeaders.printable(header.getName()), ResponseHeaders.printable(value));
        }
        return headers;
    }
}
