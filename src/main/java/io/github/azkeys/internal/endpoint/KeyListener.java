package io.github.azkeys.internal.endpoint;

import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;

/** Learns about the keys of a component. Implementations are threadsafe; their methods must return soon and not throw. */
@FunctionalInterface
public interface KeyListener {

    /**
     * Called after the keys of a resource were marked as out of date. The cache does not serve them any longer.
     *
     * @param resource the resource; the keys of all resources that it {@linkplain ResourceAddress#overlaps overlaps} are
     *     out of date as well
     */
    void refreshed(ResourceAddress resource);

    /**
     * Called for each answer with current keys, whether they changed or not.
     *
     * @param digests the digests of the keys
     */
    default void answered(ArmConnection connection, KeyResponse response, KeyDigests digests) {}
}
