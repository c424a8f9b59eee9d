// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Creates secrets, and keeps every secret that was created or sent, so that a test can search for leaks. Thread-safe.
 */
public final class SecretStore {

    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SecureRandom random = new SecureRandom();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Creates a secret of random bytes in Base64, as the keys of most Azure services are. */
    String create(int bytes) {
        return add(Base64.getEncoder().encodeToString(bytes(bytes)));
    }

    /** Creates a secret of random bytes in the URL-safe Base64 alphabet. */
    public String createUrlSafe(int bytes) {
        return add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes)));
    }

    /** Creates a secret in the format of the example: a GUID for a GUID, else a key. */
    public String createLike(String example) {
        return GUID.matcher(example).matches() ? add(randomGuid()) : create(64);
    }

    /** Adds a secret and returns it. */
    public String add(String secret) {
        known.add(secret);
        return secret;
    }

    /** Returns all secrets. */
    public Set<String> all() {
        return Set.copyOf(known);
    }

    /** Returns a random GUID, which is not a secret and is not kept. */
    public static String randomGuid() {
        return UUID.randomUUID().toString();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
