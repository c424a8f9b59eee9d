// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long messages that cannot succeed anymore are waited for, from when that is known. For one thread. */
final class Grace {

    private final Duration duration;
    private final BooleanSupplier hopeless;
    private long since;

    /** @param hopeless whether the messages cannot succeed anymore; it may become false again */
    Grace(Duration duration, BooleanSupplier hopeless) {
        this.duration = duration;
        this.hopeless = hopeless;
    }

    boolean isOver() {
        if (!hopeless.getAsBoolean()) {
            since = 0;
            return false;
        }
        since = since == 0 ? System.nanoTime() : since;
        // not in nanoseconds, since a long has no room for those of a very long duration
        return Duration.ofNanos(System.nanoTime() - since).compareTo(duration) >= 0;
    }

    /** Begins anew, for messages that were not waited for yet. */
    void restart() {
        since = 0;
    }
}
