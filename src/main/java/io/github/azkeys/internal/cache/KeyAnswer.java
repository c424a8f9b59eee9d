// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.response.KeyResponse;
import java.util.Objects;

/**
 * A response of ARM, new or cached.
 *
 * @param response the keys and when they were retrieved
 * @param fromCache whether the response was cached
 * @param stale whether the keys are older than {@code cacheTtl} and served because ARM is unavailable
 * @param bodies the bodies that were made of the response; null if it is not kept in the cache
 */
public record KeyAnswer(KeyResponse response, boolean fromCache, boolean stale, MadeBodies bodies) {

    public KeyAnswer {
        Objects.requireNonNull(response, "response");
    }

    /** Creates an answer whose response is not kept in the cache. */
    public KeyAnswer(KeyResponse response, boolean fromCache, boolean stale) {
        this(response, fromCache, stale, null);
    }

    /** Returns the answer for callers that get the same response from the cache. */
    KeyAnswer fromCache(boolean stale) {
        return new KeyAnswer(response, true, stale, bodies);
    }
}
