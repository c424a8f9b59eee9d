package io.github.azkeys.embedded;

import io.github.azkeys.keys.BatchAccountKeys;

/** Fingerprints as this library makes them, of any key. */
final class Fingerprints {

    private Fingerprints() {}

    static String of(String key) {
        return new BatchAccountKeys(null, key, null, null).fingerprint("primary");
    }
}
