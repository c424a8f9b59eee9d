// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import java.util.concurrent.CompletableFuture;

/** Lists keys that are not in the cache. Implementations are threadsafe. */
@FunctionalInterface
public interface KeyLoader {

    /**
     * Sends a request to Azure Resource Manager.
     *
     * @param priority the priority of the call, which can rise while it waits
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}
     */
    CompletableFuture<KeyResponse> load(ArmConnection connection, KeyRequest request, CallPriority priority);
}
