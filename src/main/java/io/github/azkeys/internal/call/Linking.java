// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Reports a LinkageError, which incompatible libraries cause, as the error of a Mono. Reactor would throw it on the current
 * thread, where no caller receives it.
 */
public final class Linking {

    private Linking() {}

    /** Returns the same Mono, which ends with the LinkageError if subscribing to it throws one. */
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
