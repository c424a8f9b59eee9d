// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A fault that replaces or changes the response to a request. Immutable.
 *
 * @param response sent instead of the endpoint's response; null to send the endpoint's response, or none
 * @param change changes the response that is sent
 * @param delay the time in real time before the fault happens
 * @param pause the time in real time before each byte of {@link Kind#DRIP}
 * @param address a part of the path and query of the requests to which the fault happens, empty for all
 */
public record InjectedFault(
        Kind kind,
        ServerResponse response,
        UnaryOperator<ServerResponse> change,
        Duration delay,
        Duration pause,
        String address) {

    /** What is sent to the client. */
    public enum Kind {
        /** The whole response. */
        RESPONSE,
        /** The whole response, byte by byte. */
        DRIP,
        /** Half of the body, with the length of the whole body, and then the end of the connection. */
        TRUNCATION,
        /** Half of the body, with the length of the whole body, and then a TCP reset. */
        RESET_IN_BODY,
        /** Half of the headers, and then a TCP reset. */
        RESET_IN_HEADERS,
        /** A TCP reset. */
        RESET,
        /** A TCP reset as soon as the connection is accepted. */
        RESET_AT_CONNECT,
        /** Nothing until the service closes. */
        SILENCE;

        boolean sendsStatus() {
            return this == RESPONSE || this == DRIP || this == TRUNCATION || this == RESET_IN_BODY;
        }
    }

    /** The endpoint's response without delay. */
    public static final InjectedFault NONE = of(Kind.RESPONSE);

    /** Returns a fault that does not change the endpoint's response and happens to the next request. */
    public static InjectedFault of(Kind kind) {
        return new InjectedFault(kind, null, UnaryOperator.identity(), Duration.ZERO, Duration.ZERO, "");
    }

    public InjectedFault withResponse(ServerResponse replacement) {
        return new InjectedFault(kind, replacement, change, delay, pause, address);
    }

    public InjectedFault withChange(UnaryOperator<ServerResponse> operator) {
        return new InjectedFault(kind, response, operator, delay, pause, address);
    }

    public InjectedFault withDelay(Duration time) {
        return new InjectedFault(kind, response, change, time, pause, address);
    }

    public InjectedFault withPause(Duration time) {
        return new InjectedFault(kind, response, change, delay, time, address);
    }

    public InjectedFault withAddress(String part) {
        return new InjectedFault(kind, response, change, delay, pause, part);
    }

    boolean happensTo(ServerRequest request) {
        return (request.path() + "?" + request.query()).contains(address);
    }
}
