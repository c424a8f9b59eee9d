// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.KeySet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a cached key set, without its keys.
 *
 * @param retrievedAt when ARM returned the keys, null if it never did
 * @param expiresAt when they expire, null if they do not
 * @param fingerprints the fingerprint of each key, by name
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
        keys.keyNames().forEach(name -> fingerprints.put(name, keys.fingerprint(name)));
        return fingerprints;
    }
}
