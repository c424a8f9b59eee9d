// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.change.KeyChanges;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.response.KeyResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.spi.StateRepository;

/**
 * Digests of the keys of each resource that a watcher has seen, in memory and in a state repository if there is one. For
 * one thread at a time.
 */
final class SeenKeys {

    private final KeyChanges changes;
    private final StateRepository<String, String> repository;
    private final Map<String, KeyDigests> seen = new HashMap<>();
    private final Set<String> seenSinceStart = new HashSet<>();

    /**
     * @param repository null to keep the digests only in memory
     */
    SeenKeys(KeyChanges changes, StateRepository<String, String> repository) {
        this.changes = changes;
        this.repository = repository;
    }

    /** Returns the names of the keys that changed since they were last seen; none if they were never seen. */
    List<String> changed(KeyResponse response) {
        KeyDigests last = last(id(response.request()));
        return last == null ? List.of() : changes.changedSince(last, response);
    }

    /** Whether the keys were seen since the start. */
    boolean isSeenSinceStart(KeyRequest request) {
        return seenSinceStart.contains(id(request));
    }

    /** Marks keys as seen. Writes to the repository only if they changed. */
    void add(KeyResponse response) {
        String id = id(response.request());
        KeyDigests last = last(id);
        KeyDigests now = changes.digests(response);
        seenSinceStart.add(id);
        if (repository != null
                && (last == null || !changes.changedSince(last, response).isEmpty())) {
            repository.setState(id, now.toText()); // if this fails, the keys do not count as seen
        }
        seen.put(id, now);
    }

    /** Adds the keys that another watcher has in memory. */
    void continueFrom(SeenKeys other) {
        seen.putAll(other.seen);
        seenSinceStart.addAll(other.seenSinceStart);
    }

    /** Removes the resources that are not watched any longer from memory. */
    void retain(Collection<KeyRequest> watched) {
        Set<String> ids = watched.stream().map(SeenKeys::id).collect(Collectors.toSet());
        seen.keySet().retainAll(ids);
        seenSinceStart.retainAll(ids);
    }

    /** Returns null if the keys were never seen. */
    private KeyDigests last(String id) {
        return seen.computeIfAbsent(id, unknown -> {
            String text = repository == null ? null : repository.getState(id);
            return text == null ? null : KeyDigests.ofText(text);
        });
    }

    private static String id(KeyRequest request) {
        return request.address().toString().toLowerCase(Locale.ROOT); // ARM ignores case
    }
}
