// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import io.github.azkeys.internal.catalog.Operation;
import java.util.Objects;

/**
 * A request for the keys of one resource.
 *
 * @param address the resource and, if the operation needs it, the key
 * @param apiVersion the ARM API version
 * @param failure the beginning of error messages, such as {@code cannot get the keys of} the resource
 */
public record KeyRequest(ResourceAddress address, String apiVersion, String failure) {

    public KeyRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(failure, "failure");
    }

    /** Creates a request that lists keys. */
    public KeyRequest(ResourceAddress address, String apiVersion) {
        this(address, apiVersion, "cannot get the keys of");
    }

    public Operation operation() {
        return address.operation();
    }

    /**
     * Returns the request that regenerates a key of the same resource.
     *
     * @param key one of the names in the operation's regeneration
     */
    public KeyRequest regenerating(String key) {
        return new KeyRequest(
                address.to(operation().regenerating(key)), apiVersion, "cannot regenerate the key " + key + " of");
    }

    /** Returns the same request for use after a key was regenerated. */
    public KeyRequest afterRegenerating(String key) {
        return new KeyRequest(address, apiVersion, "has regenerated the key " + key + ", but cannot get the keys of");
    }
}
