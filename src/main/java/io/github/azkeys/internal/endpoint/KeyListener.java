// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;

/** Is notified of refreshes and responses. Implementations are threadsafe, return soon and do not throw. */
@FunctionalInterface
public interface KeyListener {

    /**
     * Called when the keys of a resource are marked as out of date. The cache no longer returns them.
     *
     * @param resource also affects the keys of all resources that it {@linkplain ResourceAddress#overlaps overlaps}
     */
    void refreshed(ResourceAddress resource);

    /** Called for each response with current keys, whether they have changed or not. */
    default void answered(ArmConnection connection, KeyResponse response, KeyDigests digests) {}
}
