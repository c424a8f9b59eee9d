package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.address.ResourceAddress;
import java.time.Instant;
import java.util.Objects;

/**
 * What is known of a key set in memory, without its keys.
 *
 * @param address whose keys
 * @param apiVersion the version that ARM was asked in
 * @param retrievedAt when ARM gave them, null if it never did
 * @param failingSince when the first of the latest failures was, null while all is well
 * @param failure what the latest failure said, null while all is well
 * @param counts how often they were wanted
 */
public record CachedKeySet(
        ResourceAddress address,
        String apiVersion,
        Instant retrievedAt,
        Instant failingSince,
        String failure,
        KeyCounts counts) {

    public CachedKeySet {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(counts, "counts");
    }
}
