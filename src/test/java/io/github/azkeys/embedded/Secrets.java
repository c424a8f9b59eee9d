package io.github.azkeys.embedded;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes secrets and keeps what was ever made or served, so that a test can look for leaks. Threadsafe. */
final class Secrets {

    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SecureRandom random = new SecureRandom();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** A new secret of that many random bytes, as Base64 like the keys of most Azure services. */
    String make(int bytes) {
        return remember(Base64.getEncoder().encodeToString(bytes(bytes)));
    }

    /** As {@link #make(int)}, in the alphabet that URLs and forms leave alone. */
    String makeForUrl(int bytes) {
        return remember(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes)));
    }

    /** A new secret that looks like the one given: a GUID for a GUID, else a key. */
    String makeLike(String example) {
        return GUID.matcher(example).matches() ? remember(randomGuid()) : make(64);
    }

    String remember(String secret) {
        known.add(secret);
        return secret;
    }

    Set<String> all() {
        return Set.copyOf(known);
    }

    /** Random, but no secret: not remembered. */
    static String randomGuid() {
        return UUID.randomUUID().toString();
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
