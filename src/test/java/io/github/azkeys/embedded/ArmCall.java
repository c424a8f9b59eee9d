package io.github.azkeys.embedded;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that arrived at the embedded ARM, without its token and without what was answered. Immutable.
 *
 * @param time when it arrived, by the clock of the embedded service
 * @param method the HTTP method
 * @param path the path as sent, decoded
 * @param query the query as sent, empty where there is none
 * @param apiVersion {@code api-version}, null where there is none
 * @param operation the name of the operation in the catalogue, with {@code ?action=regenerate} behind where a key was
 *     to be made new; null where none has that path
 * @param status the status that was sent, {@code 0} where a fault left the call without an answer
 * @param headers some of the request's headers by their names in lower case, never {@code authorization}
 * @param chunked whether the body came in chunks
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
     * One of the headers that are kept.
     *
     * @param name in any casing
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
