package io.github.azkeys.internal.placeholder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What cannot be refreshed, and since when. Holds names and the messages of errors. Threadsafe. */
final class RefreshState {

    private final InstantSource clock;
    private final Map<String, Failure> failures = new TreeMap<>();

    /**
     * @param since when it failed first
     * @param problem why it failed last; nothing secret
     */
    record Failure(Instant since, String problem) {}

    RefreshState(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether it did not fail before. */
    synchronized boolean failed(String subject, String problem) {
        Failure before = failures.get(subject);
        failures.put(subject, new Failure(before == null ? clock.instant() : before.since(), problem));
        return before == null;
    }

    /** Whether it failed before. */
    synchronized boolean succeeded(String subject) {
        return failures.remove(subject) != null;
    }

    /** Forgets what is not among these. */
    synchronized void retain(Set<String> subjects) {
        failures.keySet().retainAll(subjects);
    }

    /** What fails now, by name. */
    synchronized Map<String, Failure> failures() {
        return new TreeMap<>(failures);
    }
}
