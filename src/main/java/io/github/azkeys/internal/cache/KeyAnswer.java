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
 */
public record KeyAnswer(KeyResponse response, boolean fromCache, boolean stale) {

    public KeyAnswer {
        Objects.requireNonNull(response, "response");
    }
}
