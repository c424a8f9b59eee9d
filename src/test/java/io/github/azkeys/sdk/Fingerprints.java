// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import io.github.azkeys.keys.BatchAccountKeys;

/** Creates fingerprints of keys as this library does. */
final class Fingerprints {

    private Fingerprints() {}

    static String of(String key) {
        return new BatchAccountKeys(null, key, null, null).fingerprint("primary");
    }
}
