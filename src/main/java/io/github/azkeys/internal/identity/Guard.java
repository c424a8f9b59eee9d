// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Reports every {@link Error} as the failure of a Mono. Reactor would throw some of them, such as an OutOfMemoryError or the
 * LinkageError of incompatible libraries, on the current thread, where no caller receives it.
 */
final class Guard {

    private Guard() {}

    /**
     * Returns the same Mono, which fails if getting it or subscribing to it throws. An Error is wrapped in a
     * {@link CompletionException}, because the operators of Reactor throw it also if they receive it.
     */
    static <T> Mono<T> guard(Supplier<Mono<T>> source) {
        return Mono.create(sink -> {
            try {
                // one signal: a completion after the value would replace a value that is not requested yet
                sink.onDispose(Mono.defer(source)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .subscribe(value -> sink.success(value.orElse(null)), failure -> sink.error(wrapped(failure))));
            } catch (Error e) {
                sink.error(wrapped(e));
            }
        });
    }

    private static Throwable wrapped(Throwable failure) {
        return failure instanceof Error ? new CompletionException(failure) : failure;
    }
}
