package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.rotation.KeyDigests;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.StateRepository;

/**
 * What a watcher has seen of each resource, in memory and where there is one in a repository, and of which it has told.
 * For one thread at a time.
 */
final class SeenKeys {

    private final StateRepository<String, String> repository;
    private final Map<String, KeyDigests> seen = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /**
     * @param repository null to forget everything at the end
     */
    SeenKeys(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    /**
     * @param id of the resource and what is asked about it
     * @return null where nothing was ever seen
     */
    KeyDigests last(String id) {
        KeyDigests known = seen.get(id);
        if (known == null && repository != null) {
            String text = repository.getState(id);
            known = text == null ? null : KeyDigests.ofText(text);
            if (known != null) {
                seen.put(id, known);
            }
        }
        return known;
    }

    /** The repository comes first: what it does not take is not seen. */
    void remember(String id, KeyDigests now) {
        if (repository != null) {
            repository.setState(id, now.toText());
        }
        seen.put(id, now);
    }

    /** Whether there was an exchange, or no need of one. */
    boolean isTold(String id) {
        return told.contains(id);
    }

    void tell(String id) {
        told.add(id);
    }

    /** Adds what another one has in memory. */
    void continueFrom(SeenKeys other) {
        seen.putAll(other.seen);
        told.addAll(other.told);
    }

    /** Keeps in memory what is still watched; a repository keeps everything. */
    void retain(Set<String> ids) {
        seen.keySet().retainAll(ids);
        told.retainAll(ids);
    }
}
