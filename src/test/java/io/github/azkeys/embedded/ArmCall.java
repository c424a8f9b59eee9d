// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that the embedded ARM received, without its token and without the body of the response. Immutable.
 *
 * @param time the time of arrival on the clock of the embedded service
 * @param method the HTTP method
 * @param path the decoded path
 * @param query the query as sent, empty if there is none
 * @param apiVersion {@code api-version}, null if there is none
 * @param operation the name of the operation in the catalog, such as {@code batch}, or with the suffix
 *     {@code ?action=regenerate} for a request to regenerate a key; null if no operation has this path
 * @param status the status of the response, {@code 0} if a fault left the call without a response
 * @param headers some of the request headers by their lower-case names, never {@code authorization}
 * @param chunked whether the body was sent in chunks
 */
public record ArmCall(
        Instant time,
        String method,
        String path,
        String query,
        String apiVersion,
        String operation,
        int status,
        Map<String, String> headers,
        boolean chunked) {

    public ArmCall {
        Objects.requireNonNull(method, "method");
        headers = Map.copyOf(headers);
    }

    /**
     * Returns one of the recorded headers.
     *
     * @param name the name, not case-sensitive
     * @return the value, empty if the header was not sent or not recorded
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
