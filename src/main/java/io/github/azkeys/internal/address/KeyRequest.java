package io.github.azkeys.internal.address;

import io.github.azkeys.internal.catalog.Operation;
import java.util.Objects;

/**
 * A request about the keys of one resource.
 *
 * @param address which resource and, where the operation asks for one, which key
 * @param apiVersion which version of ARM's interface to speak
 * @param failure what a failed request could not do, for messages: {@code cannot get the keys of} the resource
 */
public record KeyRequest(ResourceAddress address, String apiVersion, String failure) {

    public KeyRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(failure, "failure");
    }

    /** A request for the keys. */
    public KeyRequest(ResourceAddress address, String apiVersion) {
        this(address, apiVersion, "cannot get the keys of");
    }

    /** What is asked. */
    public Operation operation() {
        return address.operation();
    }

    /**
     * The request that makes a key of the same resource new.
     *
     * @param key one of the names that the operation's regeneration has
     */
    public KeyRequest regenerating(String key) {
        return new KeyRequest(
                address.to(operation().regenerating(key)), apiVersion, "cannot regenerate the key " + key + " of");
    }

    /** The same request, where it fails once a key is new. */
    public KeyRequest afterRegenerating(String key) {
        return new KeyRequest(address, apiVersion, "has regenerated the key " + key + ", but cannot get the keys of");
    }
}
