package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a key that an operation lists is made new. Immutable.
 *
 * @param action the end of the path instead of the operation's own, with {@value #KEY} where it names the key
 * @param permission the permission that the identity needs, null where the file does not say
 * @param apiVersions every version that ARM is known to answer, oldest first
 * @param request what is sent as JSON, with {@value #KEY} for the value that names the key; null where nothing is
 * @param keys ARM's word for each key, by the name that a route uses
 * @param relisted whether the keys have to be listed afterwards, since the answer is not what the operation answers
 */
public record Regeneration(
        String action,
        String permission,
        List<String> apiVersions,
        ObjectNode request,
        Map<String, String> keys,
        boolean relisted) {

    /** What ARM's word for the key is called among the names in braces. */
    static final String KEY_NAME = "key";

    /** Stands for ARM's word for the key. */
    static final String KEY = "{" + KEY_NAME + "}";

    public Regeneration {
        Objects.requireNonNull(action, "action");
        apiVersions = List.copyOf(apiVersions);
        request = request == null ? null : request.deepCopy();
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** A copy of what is sent as JSON, with the names in braces. Null where nothing is. */
    @Override
    public ObjectNode request() {
        return request == null ? null : request.deepCopy();
    }

    /** The operation that makes a key of the same resource new. */
    Operation of(Operation listing, String key) {
        String word = keys.get(key);
        if (word == null) {
            throw new IllegalArgumentException("No key is called " + key);
        }
        return new Operation(
                listing.name(),
                listing.title(),
                listing.documentation(),
                "POST",
                listing.path().withAction(action.replace(KEY, word)),
                listing.path().parameters(),
                permission,
                listing.apiVersion(),
                apiVersions,
                listing.preview(),
                relisted ? "JsonKeys" : listing.body(),
                relisted ? null : listing.shape(),
                relisted ? Map.of() : listing.aliases(),
                null,
                request(word),
                listing.pair(),
                listing.forms(),
                null,
                null);
    }

    /** The other names are those of parameters, which stay for the address to fill. */
    private ObjectNode request(String word) {
        return request == null
                ? null
                : new RequestTemplate(request).fill(name -> name.equals(KEY_NAME) ? word : "{" + name + "}");
    }
}
