// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * What a watcher has seen of a resource. Immutable.
 *
 * @param digests of all keys, or of the one that bodies are made of
 * @param choice the name of the key that bodies were made of; null if the digests tell it
 * @param expiresAt when the body of the last exchange expires; null if it does not
 */
record SeenState(KeyDigests digests, String choice, Instant expiresAt) {

    private static final String SEPARATOR = ".";

    /** Whether bodies are still made of this key. */
    boolean isOf(Secret key) {
        return digests.contains(key.value()) && (choice == null || choice.equals(key.name()));
    }

    /**
     * Whether the body of the last exchange expires within a time.
     *
     * @param now the state with a body that is made now
     * @param validity from now to the expiry of that body
     */
    boolean expiresWithin(Duration time, SeenState now, Duration validity) {
        return expiresAt != null
                && now.expiresAt != null
                && !expiresAt.minus(time).isAfter(now.expiresAt.minus(validity));
    }

    /** Returns this state with the body of an earlier exchange, if bodies expire. */
    SeenState withBodyOf(SeenState earlier) {
        return expiresAt == null || earlier.expiresAt == null
                ? this
                : new SeenState(digests, choice, earlier.expiresAt);
    }

    /** Returns the text for a state repository; of all keys, only the digests. */
    String toText() {
        return digests.toText() + (expiresAt == null ? "" : SEPARATOR + expiresAt.getEpochSecond());
    }

    /** Reads what {@link #toText()} wrote. Returns null for any other text, as if there were no state. */
    static SeenState ofText(String text) {
        int end = text.indexOf(SEPARATOR);
        KeyDigests digests = KeyDigests.ofText(end < 0 ? text : text.substring(0, end));
        try {
            return digests == null
                    ? null
                    : new SeenState(
                            digests,
                            null,
                            end < 0 ? null : Instant.ofEpochSecond(Long.parseLong(text.substring(end + 1))));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
