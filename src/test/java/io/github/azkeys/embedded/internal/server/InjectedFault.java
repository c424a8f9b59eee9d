// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import java.time.Duration;

/**
 * A fault that replaces or changes the response to a request. Immutable.
 *
 * @param response sent instead of the endpoint's response; null to send the endpoint's response, or none
 * @param delay the time in real time before the fault happens
 */
public record InjectedFault(Kind kind, ServerResponse response, Duration delay) {

    /** What is sent to the client. */
    public enum Kind {
        /** The whole response. */
        RESPONSE,
        /** Half of the body, with the length of the whole body. */
        TRUNCATION,
        /** A TCP reset. */
        RESET,
        /** Nothing until the service closes. */
        SILENCE;

        boolean sendsStatus() {
            return this == RESPONSE || this == TRUNCATION;
        }
    }

    /** The endpoint's response without delay. */
    public static final InjectedFault NONE = new InjectedFault(Kind.RESPONSE, null, Duration.ZERO);
}
