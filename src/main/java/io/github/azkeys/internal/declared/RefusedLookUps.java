// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.internal.call.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists declared keys again because a service refused them, at the pace of {@link RefusalPace}. {@link #report} is
 * threadsafe and returns at once; all else happens on the thread of the refresh.
 */
final class RefusedLookUps {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedLookUps.class);

    /** Collects the refusals of a moment, so that a flood of failing messages costs little. */
    private static final Duration COLLECTING = Duration.ofMillis(20);

    private final Function<Refusal, Map<KeyPlaceholder, KeyOrigin>> concerned;
    private final Function<Set<KeyPlaceholder>, Set<KeyOrigin>> refresh;
    private final RefusalPace pace;
    private final InstantSource clock;
    private final BiPredicate<Runnable, Duration> worker;
    private final Set<Refusal> reported = ConcurrentHashMap.newKeySet();
    private final Map<KeyOrigin, Refused> waiting = new HashMap<>();
    private Instant next = Instant.MIN;

    /** The keys of a resource that wait for a look-up, and why. */
    private record Refused(Set<KeyPlaceholder> keys, Set<Refusal> refusals) {

        String where() {
            return refusals.stream().map(Refusal::toString).sorted().distinct().collect(Collectors.joining(", "));
        }
    }

    /**
     * @param concerned returns the keys that may have been refused
     * @param refresh lists keys without the cache and changes to new ones; returns the origins with new keys
     * @param worker runs an action on the thread of the refresh after a time. Returns false if that is not certain
     */
    RefusedLookUps(
            Function<Refusal, Map<KeyPlaceholder, KeyOrigin>> concerned,
            Function<Set<KeyPlaceholder>, Set<KeyOrigin>> refresh,
            RefreshTimes times,
            InstantSource clock,
            BiPredicate<Runnable, Duration> worker) {
        this.concerned = concerned;
        this.refresh = refresh;
        this.pace = new RefusalPace(times);
        this.clock = clock;
        this.worker = worker;
    }

    void report(Refusal refusal) {
        if (reported.add(refusal) && !worker.test(this::run, COLLECTING)) {
            reported.remove(refusal); // so that the next one tries again
        }
    }

    private void run() {
        takeReported();
        lookUp();
        Instant now = clock.instant();
        boolean scheduled = next.isAfter(now);
        waiting.keySet().stream()
                .map(origin -> pace.due(origin, now))
                .map(due -> due.isBefore(now) ? now : due) // if the clock was set back during the look-up
                .min(Instant::compareTo)
                .filter(due -> !scheduled || due.isBefore(next))
                .ifPresent(due -> {
                    if (worker.test(
                            () -> runNext(due), Duration.between(now, due).plusMillis(1))) {
                        next = due;
                    }
                });
    }

    private void runNext(Instant due) {
        if (next.equals(due)) {
            next = Instant.MIN; // nothing is scheduled, also if the clock was set back and shows an earlier time
        }
        run();
    }

    private void takeReported() {
        for (Iterator<Refusal> each = reported.iterator(); each.hasNext(); ) {
            Refusal refusal = each.next();
            each.remove();
            concerned.apply(refusal).forEach((key, origin) -> {
                Refused refused = waiting.computeIfAbsent(origin, o -> new Refused(new HashSet<>(), new HashSet<>()));
                refused.keys().add(key);
                refused.refusals().add(refusal);
            });
        }
    }

    private void lookUp() {
        Instant now = clock.instant();
        Map<KeyOrigin, Refused> due = new HashMap<>(waiting);
        due.keySet().removeIf(origin -> pace.due(origin, now).isAfter(now));
        if (due.isEmpty()) {
            return;
        }
        waiting.keySet().removeAll(due.keySet());
        Set<KeyPlaceholder> refused =
                due.values().stream().flatMap(each -> each.keys().stream()).collect(Collectors.toSet());
        Set<KeyOrigin> changed = refresh.apply(refused);
        due.forEach((origin, each) -> lookedUp(origin, each, now, changed.contains(origin)));
    }

    private void lookedUp(KeyOrigin origin, Refused refused, Instant now, boolean changed) {
        boolean first = pace.lookedUp(origin, now, changed);
        if (changed) {
            LOG.info("A key was refused in {}. The keys of {} have changed", refused.where(), refused.keys());
            reported.removeAll(refused.refusals()); // reported with the old keys, while they were listed
        } else if (first) {
            LOG.warn(
                    "A key was refused in {}. The keys of {} have not changed; they are listed again after further"
                            + " refusals, at growing intervals up to {}",
                    refused.where(),
                    refused.keys(),
                    Durations.text(pace.longest()));
        }
    }
}
