// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that is ready to be sent. Immutable.
 *
 * @param method the HTTP method
 * @param origin scheme, host and port, such as {@code https://management.azure.com}
 * @param target path and query, percent-encoded
 * @param headers the headers, without those that frame the body
 * @param body the bytes to send, not copied; null if there is no body
 */
public record TransportRequest(
        String method, String origin, String target, Map<String, String> headers, byte @Nullable [] body) {

    public TransportRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(headers, "headers");
    }

    /** Returns the method and the path: the query can be signed, headers hold the token, and the body may be secret. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return method + " " + origin + (query < 0 ? target : target.substring(0, query));
    }
}
