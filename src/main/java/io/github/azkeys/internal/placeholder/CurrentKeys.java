package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Instant;

/** An answer with current keys and the digests of all its keys. */
record CurrentKeys(KeyResponse response, KeyDigests digests) {

    Instant answered() {
        return response.retrievedAt();
    }

    /** Returns the later one of two answers. */
    CurrentKeys later(CurrentKeys other) {
        return other.answered().isBefore(answered()) ? this : other;
    }
}
