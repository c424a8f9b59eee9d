package io.github.azkeys.internal.response;

import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.catalog.RotationPair;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the two keys of a rotation pair. */
public final class PairReader {

    private PairReader() {}

    /**
     * Returns both keys in plaintext by name, in the order of the pair.
     *
     * @param pair the pair of the operation
     * @throws InvalidResponseException if the response lacks one of the keys
     */
    public static Map<String, String> read(RotationPair pair, KeyResponse response) {
        Map<String, String> keys = new LinkedHashMap<>();
        pair.keys()
                .forEach((name, path) ->
                        keys.put(name, path.find(response.tree()).orElseThrow(() -> missing(name, response))));
        return keys;
    }

    /** Returns whether the response has both keys. */
    public static boolean isComplete(RotationPair pair, KeyResponse response) {
        return pair.keys().values().stream()
                .allMatch(path -> path.find(response.tree()).isPresent());
    }

    private static InvalidResponseException missing(String name, KeyResponse response) {
        String resourceId = response.request().address().resourceId();
        return new InvalidResponseException(
                "The answer for " + resourceId + " has no " + name + " key, so that it cannot be told which one is new",
                resourceId,
                ArmError.ofStatus(200, null, null),
                null);
    }
}
