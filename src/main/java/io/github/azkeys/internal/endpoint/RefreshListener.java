package io.github.azkeys.internal.endpoint;

import io.github.azkeys.internal.address.ResourceAddress;

/** Told when somebody said that the keys of a resource are out of date. */
@FunctionalInterface
public interface RefreshListener {

    /**
     * From now on the cache asks for the keys anew. Must return soon and not throw: a message waits for it.
     *
     * @param resource whose keys are out of date, with those of all resources that it {@linkplain
     *     ResourceAddress#overlaps overlaps} with
     */
    void refreshed(ResourceAddress resource);
}
