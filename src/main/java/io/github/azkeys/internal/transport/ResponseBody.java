// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.hc.core5.http.nio.CapacityChannel;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;

/**
 * Passes the body of one response from the connection to one subscriber. HttpClient reads as much as its window allows, 64
 * KB at first; the window grows by what the subscriber has consumed. Threadsafe.
 */
final class ResponseBody {

    private final Sinks.Many<ByteBuffer> sink = Sinks.many().unicast().onBackpressureBuffer();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile CapacityChannel window;

    /** Returns the bytes, for one subscriber, on any thread. */
    Flux<ByteBuffer> flux(Runnable whenCancelled) {
        return sink.asFlux()
                .doOnNext(bytes -> {
                    taken.addAndGet(bytes.remaining());
                    widen(window);
                })
                .doOnCancel(whenCancelled);
    }

    void openWindow(CapacityChannel channel) {
        window = channel;
        widen(channel);
    }

    /** Copies the bytes, because HttpClient reuses the buffer. */
    void add(ByteBuffer source) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(source.remaining()).put(source).flip();
        if (emit(() -> sink.tryEmitNext(bytes)).isFailure()) {
            throw new IOException("The subscriber has cancelled the body, or has no thread for it");
        }
    }

    void complete() {
        window = null;
        emit(sink::tryEmitComplete);
    }

    /** No effect after the end of the body. */
    void fail(IOException error) {
        window = null;
        emit(() -> sink.tryEmitError(error));
    }

    private void widen(CapacityChannel channel) {
        if (channel == null) {
            return;
        }
        int bytes = taken.getAndSet(0);
        if (bytes > 0) {
            try {
                channel.update(bytes);
            } catch (IOException | CancelledKeyException e) {
                // the connection has ended: fail() or complete() follows
                window = null;
            }
        }
    }

    /** Emits one signal at a time: an error may come from another thread while an I/O thread adds bytes. */
    private static EmitResult emit(Supplier<EmitResult> signal) {
        try {
            EmitResult result = signal.get();
            while (result == EmitResult.FAIL_NON_SERIALIZED) {
                Thread.onSpinWait();
                result = signal.get();
            }
            return result;
        } catch (OutOfMemoryError e) { // of native threads. On an I/O thread, it would end all exchanges
            return EmitResult.FAIL_CANCELLED;
        }
    }
}
