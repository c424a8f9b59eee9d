// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.Causes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** One poll of all resources of a watcher, one after the other. */
final class Round {

    private final AzkeysConsumer watcher;
    private final Executor thread;
    private final WatchedResources resources;
    private final List<KeyRequest> requests;
    private final PollFailures failures;
    private final int start;
    private int exchanges;
    private int polled;
    private int throttled = -1;

    /**
     * @param first the position of the first request, counted on after the end of the list
     */
    Round(
            AzkeysConsumer watcher,
            Executor thread,
            WatchedResources resources,
            WatchedResources.Found found,
            int first) {
        this.watcher = watcher;
        this.thread = thread;
        this.resources = resources;
        this.requests = found.requests();
        this.failures = new PollFailures(found.failures());
        this.start = requests.isEmpty() ? 0 : first % requests.size();
    }

    /** Completes with the number of exchanges, or fails if no keys could be listed. */
    CompletableFuture<Integer> run() {
        return next(0);
    }

    /** Returns the position at which the next round starts: after the resource for which ARM throttled, or 0. */
    int next() {
        return throttled + 1;
    }

    private CompletableFuture<Integer> next(int position) {
        if (position == requests.size() || throttled >= 0 || !watcher.isActive()) {
            return end();
        }
        KeyRequest request = requests.get((start + position) % requests.size());
        return watcher.pollOutdated(thread) // their keys are known to have changed
                .thenCompose(polled -> watcher.poll(request, thread))
                .handle((count, failure) -> {
                    if (failure == null) {
                        exchanges += count;
                        polled++;
                    } else {
                        failed(request, start + position, Causes.unwrapped(failure));
                    }
                    return null;
                })
                .thenComposeAsync(ended -> next(position + 1), thread);
    }

    private void failed(KeyRequest request, int position, Throwable failure) {
        if (!(failure instanceof Exception e)) {
            throw new CompletionException(failure);
        }
        if (e instanceof ThrottledException) {
            failures.add(request, e);
            throttled = position; // ARM would throttle the calls for the other resources too
        } else if (!resources.isLeaving(request, e)) {
            failures.add(request, e);
        }
    }

    private CompletableFuture<Integer> end() {
        if (!failures.isEmpty()) {
            if (polled == 0) {
                return CompletableFuture.failedFuture(failures.toException());
            }
            watcher.report(failures.toException());
        }
        return CompletableFuture.completedFuture(exchanges);
    }
}
