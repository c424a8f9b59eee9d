// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The aliases and routes that cannot be refreshed now. Holds names and error messages. Threadsafe. */
public final class RefreshFailures {

    private final InstantSource clock;
    private final Map<String, Failure> failures = new TreeMap<>();

    /**
     * @param since the time of the first failure since the last success
     * @param problem the message of the latest failure; not secret
     */
    public record Failure(Instant since, String problem) {}

    RefreshFailures(InstantSource clock) {
        this.clock = clock;
    }

    /** Records a failure. Returns whether it is the first since the last success. */
    public synchronized boolean failed(String subject, String problem) {
        Failure before = failures.get(subject);
        failures.put(subject, new Failure(before == null ? clock.instant() : before.since(), problem));
        return before == null;
    }

    /** Removes a failure. Returns whether there was one. */
    public synchronized boolean succeeded(String subject) {
        return failures.remove(subject) != null;
    }

    /** Removes the failures of all other subjects. */
    synchronized void retain(Set<String> subjects) {
        failures.keySet().retainAll(subjects);
    }

    /** Returns the failures by subject. */
    synchronized Map<String, Failure> all() {
        return new TreeMap<>(failures);
    }
}
