// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.RotationPair;
import io.github.azkeys.keys.KeySet;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The response to a {@link KeyRequest}.
 *
 * @param body the keys
 * @param tree the response as JSON, from which forms are made; not to be changed
 * @param resources the fields of the {@linkplain KeyRequest#reads() resources that were read}, by the variable of forms
 * @param requestId {@code x-ms-request-id}, which Azure support needs; may be null
 * @param retrievedAt when ARM responded
 * @param expiresAt when the keys expire; null if they do not
 */
public record KeyResponse(
        KeyRequest request,
        KeySet body,
        JsonNode tree,
        Map<String, String> resources,
        String requestId,
        Instant retrievedAt,
        Instant expiresAt) {

    /** After this part of their validity, keys that expire are replaced, so that a failure of ARM does not end it. */
    private static final int RENEWED_PART = 2;

    /** When this part of their validity is left, keys that expire are not used for anything new. */
    private static final int LAST_PART = 4;

    public KeyResponse {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(tree, "tree");
        resources = Map.copyOf(resources);
        Objects.requireNonNull(retrievedAt, "retrievedAt");
    }

    /** Creates a response with keys that do not expire. */
    public KeyResponse(
            KeyRequest request,
            KeySet body,
            JsonNode tree,
            Map<String, String> resources,
            String requestId,
            Instant retrievedAt) {
        this(request, body, tree, resources, requestId, retrievedAt, null);
    }

    /** Returns how long the keys were valid when they were retrieved; null if they do not expire. */
    public Duration validity() {
        return expiresAt == null ? null : Duration.between(retrievedAt, expiresAt);
    }

    /** Whether the keys expire and half of their validity is over. */
    public boolean isDueForRenewal(Instant now) {
        return expiresAt != null && !now.isBefore(retrievedAt.plus(validity().dividedBy(RENEWED_PART)));
    }

    /** Whether the keys expire and a quarter of their validity or less is left. */
    public boolean isExpiring(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt.minus(validity().dividedBy(LAST_PART)));
    }

    /** Returns this response as the response to another request. */
    public KeyResponse to(KeyRequest other) {
        return new KeyResponse(other, body, tree, resources, requestId, retrievedAt, expiresAt);
    }

    /**
     * Returns the keys of a rotation pair in plaintext, by name in the order of the pair: both, or the only one of a
     * resource that has one.
     *
     * @throws InvalidResponseException if a key is empty, or if there is none
     */
    public Map<String, String> keys(RotationPair pair) {
        Map<String, String> keys = new LinkedHashMap<>();
        pair.keys().forEach((name, path) -> {
            if (!path.isAbsent(tree)) {
                keys.put(name, path.find(tree).orElseThrow(() -> missing(name)));
            }
        });
        if (keys.isEmpty()) {
            throw missing(pair.names().get(0));
        }
        return keys;
    }

    private InvalidResponseException missing(String key) {
        String resourceId = request.address().resourceId();
        return new InvalidResponseException(
                "The response for " + resourceId + " has no " + key + " key, so the newest key cannot be determined",
                resourceId,
                ArmError.ofStatus(200, null, null),
                null);
    }

    /** Returns the keys of a rotation pair that the response has, in plaintext, by name in the order of the pair. */
    public Map<String, String> presentKeys(RotationPair pair) {
        Map<String, String> keys = new LinkedHashMap<>();
        pair.keys().forEach((name, path) -> path.find(tree).ifPresent(key -> keys.put(name, key)));
        return keys;
    }

    /** Leaves out the fields of resources, and the tree, which contains the keys. */
    @Override
    public String toString() {
        return "KeyResponse[" + request.address() + ", " + body + ", " + requestId + ", " + retrievedAt + "]";
    }
}
