// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.ReadResource;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request for the keys of one resource.
 *
 * @param address the resource and, if the operation needs it, the key
 * @param apiVersion the ARM API version
 * @param failure the beginning of error messages, such as {@code cannot get the keys of} the resource
 * @param reads the resources that are read in addition to the keys, because a form needs them
 */
public record KeyRequest(ResourceAddress address, String apiVersion, String failure, Set<ReadResource> reads) {

    public KeyRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(failure, "failure");
        reads = Collections.unmodifiableSet(new TreeSet<>(reads)); // read in the same order every time
    }

    /** Creates a request that lists keys. */
    public KeyRequest(ResourceAddress address, String apiVersion) {
        this(address, apiVersion, Set.of());
    }

    /** Creates a request that lists keys and reads resources. */
    public KeyRequest(ResourceAddress address, String apiVersion, Set<ReadResource> reads) {
        this(address, apiVersion, "cannot get the keys of", reads);
    }

    public Operation operation() {
        return address.operation();
    }

    /**
     * Returns the request that regenerates a key of the same resource, which first reads the same resources.
     *
     * @param key one of the names in the operation's regeneration
     */
    public KeyRequest regenerating(String key) {
        return regenerating(key, operation().regeneration().keys().get(key));
    }

    /**
     * As {@link #regenerating(String)}.
     *
     * @param word ARM's word for the key
     */
    public KeyRequest regenerating(String key, String word) {
        return new KeyRequest(
                address.to(operation().regenerating(key, word)),
                apiVersion,
                "cannot regenerate the key " + key + " of",
                reads);
    }

    /** Returns the same request for use after a key was regenerated. */
    public KeyRequest afterRegenerating(String key) {
        return new KeyRequest(
                address, apiVersion, "has regenerated the key " + key + ", but cannot get the keys of", reads);
    }
}
