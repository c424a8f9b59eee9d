// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import java.time.Duration;

/** The options of the endpoints under test that limit how long an exchange can take. */
final class Limits {

    /** The requests of an exchange that is tried as often as it may be. */
    static final int TRIES = 2;

    /** How long a token is valid. */
    static final Duration TOKEN_LIFETIME = Duration.ofSeconds(2);

    /** What a busy machine may add: the tables bound the waiting, not the speed. */
    private static final Duration MACHINE = Duration.ofSeconds(5);

    private static final int MAX_RETRIES = TRIES - 1;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration MAX_RETRY_DELAY = Duration.ofMillis(50);

    private Limits() {}

    /** Returns the longest time of an exchange whose requests all fail. */
    static Duration longestExchange() {
        return RESPONSE_TIMEOUT
                .multipliedBy(TRIES)
                .plus(MAX_RETRY_DELAY.multipliedBy(MAX_RETRIES))
                .plus(MACHINE);
    }

    /** Whether an exchange took so long that a try may have timed out. */
    static boolean mayHaveTimedOut(Answer answer) {
        return answer.millis() >= RESPONSE_TIMEOUT.toMillis();
    }

    /** Returns the options of an endpoint, whose keys are old after a millisecond. */
    static String options() {
        return "responseTimeout=" + RESPONSE_TIMEOUT.toMillis() + "&maxRetries=" + MAX_RETRIES + "&maxRetryDelay="
                + MAX_RETRY_DELAY.toMillis() + "&cacheTtl=PT0.000001S";
    }
}
