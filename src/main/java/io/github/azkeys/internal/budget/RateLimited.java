// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import java.time.Duration;

/**
 * A write that was not sent because the write limit is reached. Not an {@link Exception}, because azure-core's RetryPolicy
 * would log each of them as an error.
 */
public final class RateLimited extends Throwable {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param scope what the limit applies to
     * @param retryAfter the time until the write could be sent
     */
    RateLimited(String scope, Duration retryAfter) {
        super("the write limit of " + scope + " is reached, so no request was sent", null, false, false);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
