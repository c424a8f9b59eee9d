// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.address.ResourceAddress;
import java.time.Instant;

/**
 * The state of a cached key set, without its keys.
 *
 * @param retrievedAt when ARM returned the keys, null if it never did
 * @param failingSince the time of the first failure since the last success, null if the last call succeeded
 * @param failure the message of the latest failure, null if the last call succeeded
 */
public record CachedKeySet(
        ResourceAddress address,
        String apiVersion,
        Instant retrievedAt,
        Instant failingSince,
        String failure,
        KeyCounts counts) {}
