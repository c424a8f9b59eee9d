package io.github.azkeys.internal.rotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.keys.KeySet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a watcher remembers of the keys of a resource: for each name a digest under a random salt of this resource, from
 * which no key can be read and which no other resource's can be compared with. Immutable.
 */
public final class KeyDigests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SALT = "salt";
    private static final int SALT_BYTES = 16;

    private final byte[] salt;
    private final Map<String, String> digests;

    private KeyDigests(byte[] salt, Map<String, String> digests) {
        this.salt = salt;
        this.digests = digests;
    }

    /** Of keys that were never seen before. */
    public static KeyDigests of(KeySet keys, RandomGenerator random) {
        return of(texts(keys), random);
    }

    /** Of keys by name that were never seen before. */
    public static KeyDigests of(Map<String, String> keys, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return digest(keys, salt);
    }

    /** Of the keys as they are now, to be compared with this. */
    public KeyDigests next(KeySet keys) {
        return next(texts(keys));
    }

    /** Of keys by name as they are now, to be compared with this. */
    public KeyDigests next(Map<String, String> keys) {
        return digest(keys, salt);
    }

    /** The names of the keys that are other now than they were in {@code before}, have come or have gone. */
    public List<String> changedSince(KeyDigests before) {
        List<String> changed = new ArrayList<>();
        digests.forEach((name, digest) -> {
            if (!Objects.equals(digest, before.digests.get(name))) {
                changed.add(name);
            }
        });
        before.digests.keySet().stream()
                .filter(name -> !digests.containsKey(name))
                .forEach(changed::add);
        return changed;
    }

    /** The names that there are digests of. */
    Set<String> names() {
        return digests.keySet();
    }

    /** For a state repository. */
    public String toText() {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put(SALT, Base64.getEncoder().encodeToString(salt));
        text.put("keys", digests);
        try {
            // a repository in a file takes a line a state and splits it at a delimiter: Base64 has neither
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written as JSON", e);
        }
    }

    /** What {@link #toText()} wrote; null where it is something else, which is as if nothing had been seen. */
    public static KeyDigests ofText(String text) {
        try {
            Map<String, Object> read =
                    JSON.readValue(Base64.getUrlDecoder().decode(text), new TypeReference<Map<String, Object>>() {});
            Map<String, String> digests = JSON.convertValue(read.get("keys"), new TypeReference<>() {});
            return new KeyDigests(Base64.getDecoder().decode((String) read.get(SALT)), Map.copyOf(digests));
        } catch (java.io.IOException | RuntimeException e) {
            return null;
        }
    }

    private static Map<String, String> texts(KeySet keys) {
        Map<String, String> texts = new LinkedHashMap<>();
        keys.keyNames().forEach(name -> texts.put(name, keys.key(name)));
        return texts;
    }

    private static KeyDigests digest(Map<String, String> keys, byte[] salt) {
        Map<String, String> digests = new LinkedHashMap<>();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, mac.getAlgorithm()));
            keys.forEach((name, key) -> {
                byte[] digest = mac.doFinal(key.getBytes(StandardCharsets.UTF_8));
                digests.put(name, Base64.getEncoder().encodeToString(digest));
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
        return new KeyDigests(salt, digests);
    }
}
