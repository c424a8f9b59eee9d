// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The digests of the keys of a resource, by name, under a salt of that resource. No key can be read from them, and they
 * cannot be compared with the digests of another resource. Immutable.
 *
 * @param salt in Base64
 */
public record KeyDigests(String salt, Map<String, String> digests) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static KeyDigests of(Map<String, String> keys, String salt) {
        Mac mac = mac(salt);
        Map<String, String> digests = new LinkedHashMap<>();
        keys.forEach((name, key) -> digests.put(name, digest(mac, key)));
        return new KeyDigests(salt, digests);
    }

    /** Returns HMAC-SHA256 in Base64, with a salt in Base64. */
    static String digest(String salt, String text) {
        return digest(mac(salt), text);
    }

    private static String digest(Mac mac, String text) {
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac mac(String salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(salt), mac.getAlgorithm()));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime supports HmacSHA256", e);
        }
    }

    /**
     * Returns digests of the same keys under other names, without digesting them again.
     *
     * @param keys the keys that these digests are of, in plaintext
     * @param renamed keys in plaintext by their other names
     */
    KeyDigests renamed(Map<String, String> keys, Map<String, String> renamed) {
        Map<String, String> known = new LinkedHashMap<>();
        keys.forEach((name, key) -> known.put(key, digests.get(name)));
        Map<String, String> result = new LinkedHashMap<>();
        // a form may use a text that is not one of the keys
        renamed.forEach((name, key) -> result.put(name, known.containsKey(key) ? known.get(key) : digest(salt, key)));
        return new KeyDigests(salt, result);
    }

    /**
     * Returns the names of the keys that changed, were added or were removed.
     *
     * @param before earlier digests of the same resource
     * @param keys the keys that these digests are of, in plaintext; used only if the earlier digests have another salt,
     *     because they are of an earlier process
     */
    List<String> changedSince(KeyDigests before, Map<String, String> keys) {
        if (equals(before)) {
            return List.of();
        }
        Map<String, String> now = salt.equals(before.salt) ? digests : of(keys, before.salt).digests;
        List<String> changed = new ArrayList<>();
        now.forEach((name, digest) -> {
            if (!digest.equals(before.digests.get(name))) {
                changed.add(name);
            }
        });
        before.digests.keySet().stream().filter(name -> !now.containsKey(name)).forEach(changed::add);
        return changed;
    }

    /** Whether one of the digests is that of a key, given in plaintext. */
    public boolean contains(String key) {
        return digests.containsValue(digest(salt, key));
    }

    /** Returns the text for a state repository. */
    public String toText() {
        try {
            // FileStateRepository writes one line for each state and splits it at a delimiter; Base64 has neither
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsBytes(Map.of("salt", salt, "keys", digests)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Digests cannot be written as JSON", e);
        }
    }

    /** Reads what {@link #toText()} wrote. Returns null for any other text, as if there were no state. */
    public static KeyDigests ofText(String text) {
        try {
            Map<String, Object> read =
                    JSON.readValue(Base64.getUrlDecoder().decode(text), new TypeReference<Map<String, Object>>() {});
            Map<String, String> digests = JSON.convertValue(read.get("keys"), new TypeReference<>() {});
            String salt = (String) read.get("salt");
            Base64.getDecoder().decode(salt); // throws an exception if it is not valid
            return new KeyDigests(salt, Map.copyOf(digests));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
