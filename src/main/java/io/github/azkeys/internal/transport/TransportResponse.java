// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A response whose body is in memory. Threadsafe. */
public final class TransportResponse {

    private final int status;
    private final UnaryOperator<@Nullable String> headers;
    private final byte[] body;

    /**
     * @param headers returns the value of a header by its name in any case, values of the same name joined by commas, and
     *     null if there is none. Values must have no control characters
     * @param body not copied, must not be modified afterwards
     */
    public TransportResponse(int status, UnaryOperator<@Nullable String> headers, byte[] body) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
    }

    public int status() {
        return status;
    }

    /** Returns the value of a header by its name in any case; null if the response does not have it. */
    public @Nullable String header(String name) {
        return headers.apply(name);
    }

    /** Returns the body, which must not be modified. */
    public byte[] body() {
        return body;
    }

    /** Returns the status only: the body holds keys. */
    @Override
    public String toString() {
        return "HTTP status " + status;
    }
}
