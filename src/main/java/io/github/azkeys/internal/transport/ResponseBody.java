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
 * The bytes of one response on their way from the connection to one subscriber. HttpClient sends what its window
 * allows, 64 KB at first; the window opens again by what the subscriber took. Threadsafe.
 */
final class ResponseBody {

    private final Sinks.Many<ByteBuffer> sink = Sinks.many().unicast().onBackpressureBuffer();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile CapacityChannel window;

    /**
     * The bytes, once, on whatever thread brings them.
     *
     * @param whenCancelled runs if the subscriber has had enough before the end
     */
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

    /** Takes the bytes over: HttpClient uses the buffer again. */
    void add(ByteBuffer source) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(source.remaining()).put(source).flip();
        if (emit(() -> sink.tryEmitNext(bytes)).isFailure()) {
            throw new IOException("Nobody reads the body any more");
        }
    }

    void complete() {
        window = null;
        emit(sink::tryEmitComplete);
    }

    /** Without effect after the end. */
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
                // the connection has ended; how, fail() or complete() will say
                window = null;
            }
        }
    }

    /** An error may come from a caller's thread while an I/O thread adds bytes: whoever is second waits. */
    private static EmitResult emit(Supplier<EmitResult> signal) {
        EmitResult result = signal.get();
        while (result == EmitResult.FAIL_NON_SERIALIZED) {
            Thread.onSpinWait();
            result = signal.get();
        }
        return result;
    }
}
