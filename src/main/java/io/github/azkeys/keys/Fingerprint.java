// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes fingerprints. Not a method of {@link Secret}: Camel's bean language takes it for {@code ${body.fingerprint}}. */
final class Fingerprint {

    private static final int BYTES = 4;

    private Fingerprint() {}

    static String of(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
