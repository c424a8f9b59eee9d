package io.github.azkeys.internal.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.catalog.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the two keys that take turns out of an answer. Threadsafe. */
public final class PairReader {

    private final ObjectMapper mapper = JsonMapper.builder().build();

    /**
     * Both keys in plaintext, by the names of the pair and in its order.
     *
     * @param pair that of the operation that was asked
     * @throws InvalidResponseException if the answer lacks one of them
     */
    public Map<String, String> read(KeyPair pair, KeyResponse response) {
        JsonNode answer = mapper.valueToTree(response.body());
        Map<String, String> keys = new LinkedHashMap<>();
        pair.keys()
                .forEach((name, path) -> keys.put(name, path.find(answer).orElseThrow(() -> missing(name, response))));
        return keys;
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
