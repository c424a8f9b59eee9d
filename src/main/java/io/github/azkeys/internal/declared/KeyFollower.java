// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Service;

/**
 * Uses declared keys and changes to the new keys when they change. {@link KeyRefresh} starts and stops it, and calls {@link
 * #follow} on its own thread. The other methods are threadsafe and make no calls.
 */
public interface KeyFollower extends Service {

    /** Returns the keys in use, without defaults. They are listed in every period. */
    Set<KeyPlaceholder> placeholders();

    /** Returns the keys in use that may have changed: they were compared with an earlier response with other keys. */
    Set<KeyPlaceholder> affectedBy(Map<KeyOrigin, CurrentKeys> now);

    /**
     * Returns the keys in use that a failed exchange may have used, without defaults.
     *
     * @param routeId the route where it failed, null if it is not known
     */
    Set<KeyPlaceholder> usedBy(String routeId);

    /**
     * Changes to the current keys, or starts to do so where it takes time.
     *
     * @param current the current keys; those that cannot be listed now are missing
     * @param renewal a value that expires earlier counts as expired
     * @return the subjects in {@link RefreshFailures} that this call has tried or tries
     */
    Set<String> follow(Map<KeyPlaceholder, ResolvedKey> current, Instant renewal);

    /** Completes when the changes that {@link #follow} has started are done, whether they succeeded or not. */
    default CompletableFuture<?> following() {
        return CompletableFuture.completedFuture(null);
    }

    /** Returns all uses of declared keys. */
    List<KeyUse> uses();

    /** Returns how many uses still have a key that has changed. */
    default int behind() {
        return 0;
    }
}
