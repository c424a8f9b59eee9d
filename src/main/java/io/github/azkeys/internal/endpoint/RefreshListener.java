package io.github.azkeys.internal.endpoint;

import io.github.azkeys.internal.address.ResourceAddress;

/** Is notified when the keys of a resource are marked as out of date. */
@FunctionalInterface
public interface RefreshListener {

    /**
     * Called when the cache no longer returns the previous keys. Must return soon and not throw, because an exchange waits.
     *
     * @param resource also affects the keys of all resources that it {@linkplain ResourceAddress#overlaps overlaps}
     */
    void refreshed(ResourceAddress resource);
}
