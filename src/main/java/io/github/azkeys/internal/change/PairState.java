// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.change;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.response.KeyResponse;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.StateRepository;

/** The digests of the keys of the rotation pair of one resource, and their history. Threadsafe. */
final class PairState {

    private final String salt;

    /** Null before the first response. */
    private volatile Digested last;

    /** Null before the first response. */
    private PairHistory history;

    /** Held while a repository is used, which may block. */
    private final Object saving = new Object();

    /** The repository that the history was read from; null if there is none. */
    private StateRepository<String, String> repository;

    /** The history in the repository; null if there is none. */
    private PairHistory saved;

    /**
     * @param keys the keys in plaintext. Weak, so that they are in memory no longer than without this reference
     */
    private record Digested(WeakReference<Map<String, String>> keys, KeyDigests digests) {}

    /** @param salt that of the resource */
    PairState(String salt) {
        this.salt = salt;
    }

    /** Returns the name of the history in a state repository. */
    static String id(KeyRequest request) {
        return request.address().stateName() + "#pair"; // differs from the state of a consumer of the same resource
    }

    /** Returns the digests of the keys of a response. Keys rarely change, so equal ones are not digested again. */
    KeyDigests digests(Map<String, String> keys) {
        Digested before = last;
        if (before != null && keys.equals(before.keys().get())) {
            return before.digests();
        }
        KeyDigests digests = KeyDigests.of(keys, salt);
        last = new Digested(new WeakReference<>(keys), digests);
        return digests;
    }

    /**
     * Adds a response that has just arrived. Does not block.
     *
     * @param keys both keys of the response in plaintext, in the order of the pair
     * @param digests those of the keys
     */
    synchronized void arrived(KeyResponse response, Map<String, String> keys, KeyDigests digests) {
        Instant now = response.retrievedAt();
        history = history == null ? PairHistory.of(digests, now) : history.next(digests, keys, now, now);
    }

    /**
     * Returns the history after a response, which may have been in a cache. Does not block.
     *
     * @param keys both keys of the response in plaintext, in the order of the pair
     * @param digests those of the keys
     */
    synchronized PairHistory next(KeyResponse response, Map<String, String> keys, KeyDigests digests) {
        Instant retrievedAt = response.retrievedAt();
        history = history == null
                ? PairHistory.of(digests, retrievedAt)
                : history.next(digests, keys, retrievedAt, history.lastResponse());
        return history;
    }

    /**
     * Returns the history after a response, which a repository keeps after a restart. Blocks as long as the repository does.
     *
     * @param keys both keys of the response in plaintext, in the order of the pair
     * @param digests those of the keys
     */
    PairHistory saved(
            KeyResponse response,
            Map<String, String> keys,
            KeyDigests digests,
            StateRepository<String, String> states) {
        String id = id(response.request());
        synchronized (saving) {
            PairHistory next = next(response, keys, digests);
            // a change is read again, because another node of a cluster may have seen it earlier
            if (states != repository || saved != null && !next.hasChangesOf(saved)) {
                String text = states.getState(id);
                saved = text == null ? null : PairHistory.ofText(text, List.copyOf(keys.keySet()));
                repository = states;
                if (saved != null) {
                    next = restore(saved.next(digests, keys, response.retrievedAt(), next.lastResponse()));
                }
            }
            if (saved == null || !next.hasChangesOf(saved)) {
                states.setState(id, next.toText());
                saved = next;
            }
            return next;
        }
    }

    /**
     * Adds the history of a repository, which may reach back further than that of this process.
     *
     * @return the history of both
     */
    private synchronized PairHistory restore(PairHistory restored) {
        history = restored.continuedBy(history);
        return history;
    }
}
