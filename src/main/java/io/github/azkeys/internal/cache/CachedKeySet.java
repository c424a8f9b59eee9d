// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.KeySet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of a cached key set, without its keys.
 *
 * @param retrievedAt when ARM returned the keys, null if it never did
 * @param expiresAt when they expire, null if they do not
 * @param fingerprints the fingerprint of each key that is too long to guess, by name
 * @param failingSince the time of the first failure since the last success, null if the last call succeeded
 * @param failure the message of the latest failure, null if the last call succeeded
 */
public record CachedKeySet(
        ResourceAddress address,
        String apiVersion,
        Instant retrievedAt,
        Instant expiresAt,
        Map<String, String> fingerprints,
        Instant failingSince,
        String failure,
        KeyCounts counts) {

    /** A shorter value may be a password that a person has chosen; its fingerprint would let others test guesses. */
    private static final int LEAST_LENGTH = 32;

    private static final Logger LOG = LoggerFactory.getLogger(CachedKeySet.class);

    /** @param cached null if no keys are cached */
    static CachedKeySet of(KeyRequest request, KeyResponse cached, Backoff backoff, KeyCounts counts) {
        return new CachedKeySet(
                request.address(),
                request.apiVersion(),
                cached == null ? null : cached.retrievedAt(),
                cached == null ? null : cached.expiresAt(),
                cached == null ? Map.of() : fingerprints(cached.body()),
                backoff.failingSince(),
                backoff.failure() == null ? null : backoff.failure().getMessage(),
                counts);
    }

    private static Map<String, String> fingerprints(KeySet keys) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        try {
            keys.keyNames().stream()
                    .filter(name -> keys.key(name).length() >= LEAST_LENGTH)
                    .forEach(name -> fingerprints.put(name, keys.fingerprint(name)));
            return fingerprints;
        } catch (RuntimeException | LinkageError e) {
            // without the message: a body of the application may have thrown it
            LOG.debug(
                    "{} has no fingerprints: {}",
                    keys.getClass().getName(),
                    e.getClass().getName());
            return Map.of();
        }
    }
}
