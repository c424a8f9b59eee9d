// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * Runs work for routes side by side, and for each route one after the other. Work that waits for its turn is done together.
 * Threadsafe.
 */
final class RouteJobs<T> {

    private final ExecutorService threads;
    private final BiConsumer<String, Set<T>> work;
    private final Map<String, Set<T>> waiting = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>();

    /** @param work takes the id of a route, and what there is to do for it */
    RouteJobs(ExecutorService threads, BiConsumer<String, Set<T>> work) {
        this.threads = threads;
        this.work = work;
    }

    /** Starts the work, or adds it to the work that waits for the same route. */
    synchronized void add(String route, Set<T> items) {
        Set<T> known = waiting.get(route);
        if (known != null) {
            known.addAll(items);
            return;
        }
        waiting.put(route, new HashSet<>(items));
        try {
            CompletableFuture<Void> job = last.getOrDefault(route, CompletableFuture.completedFuture(null))
                    .handle((nothing, failure) -> null) // an Error of earlier work
                    .thenRunAsync(() -> work.accept(route, take(route)), threads);
            last.put(route, job);
            job.whenComplete((nothing, failure) -> remove(route, job));
        } catch (RejectedExecutionException e) {
            waiting.remove(route); // the context stops
        }
    }

    private synchronized Set<T> take(String route) {
        return waiting.remove(route);
    }

    private synchronized void remove(String route, CompletableFuture<Void> job) {
        last.remove(route, job);
    }

    /** Completes when all work that was added before is done. */
    synchronized CompletableFuture<?> all() {
        return CompletableFuture.allOf(last.values().toArray(CompletableFuture[]::new));
    }
}
