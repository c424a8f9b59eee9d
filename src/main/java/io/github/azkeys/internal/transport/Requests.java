// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.reactive.ReactiveEntityProducer;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Converts requests of azure-core to requests of HttpClient. */
final class Requests {

    private Requests() {}

    /**
     * @param callbacks runs the publisher of the body
     * @throws IllegalArgumentException if the request is malformed
     */
    static AsyncRequestProducer toProducer(HttpRequest request, Scheduler callbacks) {
        BasicHttpRequest target = new BasicHttpRequest(request.getHttpMethod().name(), uri(request));
        for (HttpHeader header : request.getHeaders()) {
            if (!isFraming(header)) {
                for (String value : header.getValuesList()) {
                    target.addHeader(new QuietHeader(header.getName(), value));
                }
            }
        }
        BinaryData body = request.getBodyAsBinaryData();
        long length = length(request, body);
        // without a body HttpClient writes Content-Length: 0 if the method allows a body
        return new BasicRequestProducer(target, length == 0 ? null : toProducer(request.getBody(), length, callbacks));
    }

    static boolean isSecure(HttpRequest request) {
        return "https".equalsIgnoreCase(request.getUrl().getProtocol());
    }

    private static URI uri(HttpRequest request) {
        String scheme = request.getUrl().getProtocol();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("The URL must be https or http, not " + scheme);
        }
        if (request.getUrl().getUserInfo() != null) {
            throw new IllegalArgumentException("The URL must not contain a user name or password");
        }
        try {
            return request.getUrl().toURI();
        } catch (URISyntaxException e) {
            // without the cause: its message quotes the query, which may be secret
            throw new IllegalArgumentException("The URL of the request is malformed: " + e.getReason());
        }
    }

    /** Whether HttpClient writes the header itself. */
    private static boolean isFraming(HttpHeader header) {
        return HttpHeaderName.CONTENT_LENGTH.getCaseInsensitiveName().equalsIgnoreCase(header.getName())
                || HttpHeaderName.TRANSFER_ENCODING.getCaseInsensitiveName().equalsIgnoreCase(header.getName());
    }

    /** Returns the length of the body, negative if unknown. */
    private static long length(HttpRequest request, BinaryData body) {
        String declared = request.getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
        if (body == null) {
            if (declared != null && parse(declared) > 0) {
                throw new IllegalArgumentException("The request has a Content-Length but no body");
            }
            return 0;
        }
        if (declared != null) {
            return parse(declared);
        }
        return body.getLength() == null ? -1 : body.getLength();
    }

    private static long parse(String contentLength) {
        try {
            long length = Long.parseLong(contentLength.trim());
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            // same as a negative number
        }
        throw new IllegalArgumentException("Invalid Content-Length of the request: " + contentLength);
    }

    private static AsyncEntityProducer toProducer(Flux<ByteBuffer> body, long length, Scheduler callbacks) {
        // duplicates, because a retry sends the same buffers again
        Flux<ByteBuffer> bytes = body.map(ByteBuffer::duplicate);
        if (length >= 0) {
            bytes = exactly(bytes, length);
        }
        // not on an I/O thread, because the publisher may read a file
        Flux<ByteBuffer> published = bytes.subscribeOn(callbacks);
        return new ReactiveEntityProducer(client -> publish(published, client), length, null, null);
    }

    private static void publish(Flux<ByteBuffer> body, Subscriber<? super ByteBuffer> client) {
        try {
            body.subscribe(new BodySubscriber(client));
        } catch (OutOfMemoryError e) { // of native threads. On an I/O thread, it would end all exchanges
            client.onError(new IOException("No thread to send the request body: " + e.getMessage(), e));
        }
    }

    /** Fails if the body is not as long as its Content-Length. */
    private static Flux<ByteBuffer> exactly(Flux<ByteBuffer> bytes, long length) {
        return Flux.defer(() -> {
            AtomicLong left = new AtomicLong(length);
            return bytes.<ByteBuffer>handle((buffer, sink) -> {
                        if (left.addAndGet(-buffer.remaining()) < 0) {
                            sink.error(new IOException("The request body is longer than its Content-Length " + length));
                        } else {
                            sink.next(buffer);
                        }
                    })
                    .concatWith(Mono.defer(() -> left.get() == 0
                            ? Mono.empty()
                            : Mono.error(
                                    new IOException("The request body is shorter than its Content-Length " + length))));
        });
    }
}
