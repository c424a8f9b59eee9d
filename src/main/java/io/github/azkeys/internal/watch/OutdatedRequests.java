// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** The requests that a watcher sends before its next poll, because their keys are out of date. Threadsafe. */
final class OutdatedRequests {

    private final Set<KeyRequest> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Adds the watched requests that a resource affects, unless they are waiting already.
     *
     * @param executor runs the task once for each request that is added
     */
    void add(List<KeyRequest> watched, ResourceAddress resource, Executor executor, Runnable task) {
        for (KeyRequest request : watched) {
            if (request.address().overlaps(resource) && waiting.add(request)) {
                try {
                    executor.execute(task);
                } catch (RejectedExecutionException e) {
                    return; // the watcher is stopping; after a restart it polls all resources
                }
            }
        }
    }

    /** Removes and returns one request; null if there is none. */
    KeyRequest take() {
        for (KeyRequest request : waiting) {
            if (waiting.remove(request)) {
                return request;
            }
        }
        return null;
    }

    void clear() {
        waiting.clear();
    }
}
