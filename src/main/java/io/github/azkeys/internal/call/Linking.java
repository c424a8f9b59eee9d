package io.github.azkeys.internal.call;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Reactor throws a LinkageError on the thread, where nobody learns of it; libraries that do not fit cause those.
 */
public final class Linking {

    private Linking() {}

    /** The same with a LinkageError of its beginning as its end. */
    public static <T> Mono<T> guard(Supplier<Mono<T>> source) {
        return Mono.create(sink -> {
            try {
                sink.onDispose(Mono.defer(source).subscribe(sink::success, sink::error, sink::success));
            } catch (LinkageError e) {
                sink.error(e);
            }
        });
    }
}
