package io.github.azkeys.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.reactive.ReactiveEntityProducer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Turns the body of a request into something HttpClient can write. */
final class RequestBodies {

    private RequestBodies() {}

    /** @param length negative if unknown: then the body is sent in chunks */
    static AsyncEntityProducer toProducer(Flux<ByteBuffer> body, long length, Scheduler callbacks) {
        // a retry sends the same buffers again: their positions must stay
        Flux<ByteBuffer> bytes = body.map(ByteBuffer::duplicate);
        if (length >= 0) {
            bytes = exactly(bytes, length);
        }
        // the publisher may read a file: not on an I/O thread
        return new ReactiveEntityProducer(bytes.subscribeOn(callbacks), length, null, null);
    }

    /** Fails where the publisher breaks the promise that the Content-Length made. */
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
