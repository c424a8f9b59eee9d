// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import java.time.Duration;

/**
 * A request that was not sent because the limit of writes or reads is reached. Not an {@link Exception}, because azure-core's RetryPolicy
 * would log each of them as an error.
 */
public final class RateLimited extends Throwable {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param kind write or read
     * @param scope what the limit applies to
     * @param retryAfter the time until the request could be sent
     */
    RateLimited(String kind, String scope, Duration retryAfter) {
        super("the " + kind + " limit of " + scope + " is reached, so no request was sent", null, false, false);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
