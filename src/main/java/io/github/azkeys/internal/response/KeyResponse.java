package io.github.azkeys.internal.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.keys.KeySet;
import java.time.Instant;
import java.util.Objects;

/**
 * The answer to a {@link KeyRequest}.
 *
 * @param request the request
 * @param body the keys
 * @param tree the same answer as JSON, from which forms are made; not to be changed
 * @param requestId {@code x-ms-request-id}, the number that Azure support asks for; may be null
 * @param retrievedAt when ARM answered
 */
public record KeyResponse(KeyRequest request, KeySet body, JsonNode tree, String requestId, Instant retrievedAt) {

    public KeyResponse {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(tree, "tree");
        Objects.requireNonNull(retrievedAt, "retrievedAt");
    }

    /** Returns the same answer as the answer to another request. */
    public KeyResponse to(KeyRequest other) {
        return new KeyResponse(other, body, tree, requestId, retrievedAt);
    }

    /** Leaves out the tree, which contains the keys. */
    @Override
    public String toString() {
        return "KeyResponse[" + request.address() + ", " + body + ", " + requestId + ", " + retrievedAt + "]";
    }
}
