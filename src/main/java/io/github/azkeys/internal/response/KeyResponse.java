package io.github.azkeys.internal.response;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.keys.KeySet;
import java.time.Instant;
import java.util.Objects;

/**
 * The answer to a {@link KeyRequest}.
 *
 * @param request what was asked
 * @param body the keys
 * @param requestId {@code x-ms-request-id}, the number that Azure support asks for; may be null
 * @param retrievedAt when ARM answered
 */
public record KeyResponse(KeyRequest request, KeySet body, String requestId, Instant retrievedAt) {

    public KeyResponse {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(retrievedAt, "retrievedAt");
    }
}
