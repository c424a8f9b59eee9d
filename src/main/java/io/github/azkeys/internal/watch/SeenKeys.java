// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.body.BodyFactory;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.change.KeyChanges;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.spi.StateRepository;

/**
 * Digests of the keys of each resource that a watcher has seen, in memory and in a state repository if there is one: of all
 * keys, or of the key that bodies are made of if the options choose one. For one thread at a time.
 */
final class SeenKeys {

    /** The end of the id of a state of one key. States of all keys, also those of earlier versions, do not have it. */
    private static final String ONE_KEY = "#selected";

    /** A token is renewed when half of its validity is over, so that a failure of ARM does not make it expire. */
    private static final int RENEWED_PART = 2;

    private final KeyChanges changes;
    private final BodyFactory bodies;
    private final Duration validity;
    private final StateRepository<String, String> repository;
    private final Map<String, SeenState> seen = new HashMap<>();
    private final Set<String> seenSinceStart = new HashSet<>();

    /**
     * The keys of a response, compared with those last seen.
     *
     * @param last null if the keys were never seen
     * @param changed the names of the keys that changed; only the one that bodies are made of if the options choose one
     * @param expiring whether the body of the last exchange expires soon
     */
    record Comparison(KeyRequest request, SeenState last, SeenState now, List<String> changed, boolean expiring) {

        /** Whether there is something new for the route. */
        boolean isNew() {
            return expiring || !changed.isEmpty();
        }
    }

    SeenKeys(KeySource keys) {
        changes = keys.services().changes();
        bodies = keys.bodies();
        validity = keys.options().getTokenValidity();
        repository = keys.options().getStateRepository();
    }

    /**
     * Compares a response with what was last seen.
     *
     * @param twoPolls the time from this poll to the poll after the next one; a body that expires earlier is expiring
     */
    Comparison compare(KeyResponse response, Duration twoPolls) {
        KeyRequest request = response.request();
        SeenState last = last(request); // first, because choosing the key may write to the repository
        Secret key = bodies.key(response);
        boolean issued = request.operation().isIssued();
        SeenState now = key == null || issued
                ? new SeenState(changes.digests(response), null, response.expiresAt())
                : new SeenState(changes.digest(response, key.value()), null, key.expiresAt());
        Duration valid = issued ? response.validity() : validity;
        boolean expiring = last != null
                && last.expiresWithin(Durations.longer(valid.dividedBy(RENEWED_PART), twoPolls), now, valid);
        return new Comparison(request, last, now, last == null ? List.of() : changed(last, response, key), expiring);
    }

    private List<String> changed(SeenState last, KeyResponse response, Secret key) {
        if (key == null || response.request().operation().isIssued()) {
            return changes.changedSince(last.digests(), response);
        }
        return last.isOf(key) ? List.of() : List.of(key.name());
    }

    /** Whether the keys were seen since the start. */
    boolean isSeenSinceStart(KeyRequest request) {
        return seenSinceStart.contains(id(request));
    }

    /**
     * Marks keys as seen. Writes to the repository only if they or the body of the last exchange changed.
     *
     * @param delivered whether there was an exchange with them
     */
    void add(Comparison keys, boolean delivered) {
        String id = id(keys.request());
        SeenState now =
                delivered || keys.last() == null ? keys.now() : keys.now().withBodyOf(keys.last());
        if (repository != null
                && (keys.last() == null || !keys.changed().isEmpty() || delivered && now.expiresAt() != null)) {
            repository.setState(id, now.toText()); // if this fails, the keys do not count as seen
        }
        seenSinceStart.add(id);
        seen.put(id, now);
    }

    /** Adds the keys that another watcher has in memory. */
    void continueFrom(SeenKeys other) {
        seen.putAll(other.seen);
        seenSinceStart.addAll(other.seenSinceStart);
    }

    /** Removes the resources that are not watched any longer from memory. */
    void retain(Collection<KeyRequest> watched) {
        Set<String> ids = watched.stream().map(this::id).collect(Collectors.toSet());
        seen.keySet().retainAll(ids);
        seenSinceStart.retainAll(ids);
    }

    /** Returns null if the keys were never seen. */
    private SeenState last(KeyRequest request) {
        return seen.computeIfAbsent(id(request), id -> repository == null ? null : saved(id, request));
    }

    private SeenState saved(String id, KeyRequest request) {
        SeenState saved = read(id);
        if (saved != null || !bodies.isOneKey()) {
            return saved;
        }
        SeenState all = read(request.identity()); // of an earlier version, or from before the options chose a key
        return all == null ? null : new SeenState(all.digests(), bodies.savedChoice(request), null);
    }

    private SeenState read(String id) {
        String text = repository.getState(id);
        return text == null ? null : SeenState.ofText(text);
    }

    private String id(KeyRequest request) {
        return bodies.isOneKey() ? request.identity() + ONE_KEY : request.identity();
    }
}
