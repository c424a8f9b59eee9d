package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.response.KeyResponse;
import java.util.Objects;

/**
 * What a route gets: a response of ARM, now or remembered.
 *
 * @param response the keys and when they were retrieved
 * @param fromCache whether ARM was not asked for this answer
 * @param stale whether the keys are older than the endpoint wants, and served because ARM cannot answer
 */
public record KeyAnswer(KeyResponse response, boolean fromCache, boolean stale) {

    public KeyAnswer {
        Objects.requireNonNull(response, "response");
    }
}
