// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Runs work for routes side by side, and for each route one after the other. Work that waits for its turn is done together.
 * Threadsafe.
 */
final class RouteJobs<T> {

    private final Executor threads;
    private final BiConsumer<String, Set<T>> work;
    private final Consumer<String> lost;
    private final Map<String, Set<T>> waiting = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>();

    /**
     * @param work takes the id of a route, and what there is to do for it
     * @param lost takes the id of a route whose work could not start. It will not run; it can be added again
     */
    RouteJobs(Executor threads, BiConsumer<String, Set<T>> work, Consumer<String> lost) {
        this.threads = threads;
        this.work = work;
        this.lost = lost;
    }

    /** Starts the work, or adds it to the work that waits for the same route. */
    synchronized void add(String route, Set<T> items) {
        Set<T> known = waiting.get(route);
        if (known != null) {
            known.addAll(items);
            return;
        }
        Set<T> added = new HashSet<>(items);
        waiting.put(route, added);
        CompletableFuture<Void> job = last.getOrDefault(route, CompletableFuture.completedFuture(null))
                .handle((nothing, failure) -> null) // an Error of earlier work
                .thenRunAsync(() -> work.accept(route, take(route)), threads);
        last.put(route, job);
        // fails without the work if no thread could be started
        job.whenComplete((nothing, failure) -> {
            if (remove(route, job, added)) {
                lost.accept(route);
            }
        });
    }

    private synchronized Set<T> take(String route) {
        return waiting.remove(route);
    }

    /** Returns whether the work still waits, so that it was not done. */
    private synchronized boolean remove(String route, CompletableFuture<Void> job, Set<T> added) {
        last.remove(route, job);
        return waiting.get(route) == added && waiting.remove(route) != null;
    }

    /** Completes when all work that was added before is done. */
    synchronized CompletableFuture<?> all() {
        return CompletableFuture.allOf(last.values().toArray(CompletableFuture[]::new));
    }
}
