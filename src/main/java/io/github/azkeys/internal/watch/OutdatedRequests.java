package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** What a watcher is to look at before its time. Threadsafe. */
final class OutdatedRequests {

    private final Set<KeyRequest> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Puts in what is concerned, and has it looked at; what waits already is looked at later than this anyway.
     *
     * @param look takes out what waits
     */
    void add(List<KeyRequest> watched, ResourceAddress resource, Executor executor, Runnable look) {
        for (KeyRequest request : watched) {
            if (request.address().overlaps(resource) && waiting.add(request)) {
                try {
                    executor.execute(look);
                } catch (RejectedExecutionException e) {
                    return; // the watcher is stopping; when it starts again it looks at everything
                }
            }
        }
    }

    /** Takes one out; null where none waits. */
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
