// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Instant;

/** A response with current keys, where they come from, and the digests of all of them. Immutable. */
public record CurrentKeys(KeyOrigin origin, KeyResponse response, KeyDigests digests) {

    public Instant retrievedAt() {
        return response.retrievedAt();
    }

    /**
     * Whether these are other keys than those of an earlier response. A response is also earlier if its time is later by more
     * than any call takes: then the clock was set back.
     */
    public boolean changedSince(KeyDigests before, Instant retrieved) {
        boolean setBack = Durations.wasClockSetBack(retrieved, retrievedAt());
        return (setBack || retrievedAt().isAfter(retrieved)) && !digests.equals(before);
    }

    static CurrentKeys later(CurrentKeys one, CurrentKeys other) {
        return other.retrievedAt().isBefore(one.retrievedAt()) ? one : other;
    }
}
