// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists keys again because a service refused them. While the keys of a resource stay the same, the time between two
 * look-ups doubles up to the period of the refresh, so that a service that refuses for another reason causes few calls.
 * {@link #report} is threadsafe and returns at once; all else happens on the thread of the refresh.
 */
final class RefusedLookUps {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedLookUps.class);

    /** Collects the refusals of a moment, so that a flood of failing messages costs little. */
    private static final Duration COLLECTING = Duration.ofMillis(20);

    private static final String OUTSIDE = "";

    private final Keys keys;
    private final RefreshTimes times;
    private final InstantSource clock;
    private final ScheduledExecutorService worker;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final Map<KeyOrigin, Refused> waiting = new HashMap<>();
    private final Map<KeyOrigin, LookUp> lookUps = new HashMap<>();
    private ScheduledFuture<?> next;

    /** The keys of the application. */
    interface Keys {

        /** Returns the keys that a route may use, by their origin; those of no route if it is null. */
        Map<KeyPlaceholder, KeyOrigin> usedBy(String routeId);

        /** Lists the keys, without the cache, and changes to new ones. Returns the origins with new keys. */
        Set<KeyOrigin> refresh(Set<KeyPlaceholder> keys);
    }

    /** The keys of a resource that wait for a look-up, and the routes where they were refused. */
    private record Refused(Set<KeyPlaceholder> keys, Set<String> routes) {

        String where() {
            return routes.stream()
                    .map(route -> route.equals(OUTSIDE) ? "a message outside of routes" : "route " + route)
                    .collect(Collectors.joining(", "));
        }
    }

    /** The latest look-up, and the time until the next one. */
    private record LookUp(Instant at, Duration interval) {}

    RefusedLookUps(Keys keys, RefreshTimes times, InstantSource clock, ScheduledExecutorService worker) {
        this.keys = keys;
        this.times = times;
        this.clock = clock;
        this.worker = worker;
    }

    /** Reports a refusal in a route, which may be null. */
    void report(String routeId) {
        if (reported.add(routeId == null ? OUTSIDE : routeId)) {
            schedule(COLLECTING);
        }
    }

    private ScheduledFuture<?> schedule(Duration delay) {
        try {
            return worker.schedule(this::run, delay.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Refused keys are not listed because the context stops");
            return null;
        }
    }

    private void run() {
        takeReported();
        lookUp();
        waiting.keySet().stream()
                .map(origin -> untilNext(origin, clock.instant()))
                .min(Duration::compareTo)
                .filter(wait -> next == null || next.isDone() || next.getDelay(TimeUnit.MILLISECONDS) > wait.toMillis())
                .ifPresent(wait -> next = schedule(wait));
    }

    private void takeReported() {
        for (Iterator<String> each = reported.iterator(); each.hasNext(); ) {
            String route = each.next();
            each.remove();
            keys.usedBy(route.equals(OUTSIDE) ? null : route).forEach((key, origin) -> {
                Refused refused = waiting.computeIfAbsent(origin, o -> new Refused(new HashSet<>(), new TreeSet<>()));
                refused.keys().add(key);
                refused.routes().add(route);
            });
        }
    }

    private void lookUp() {
        Instant now = clock.instant();
        Map<KeyOrigin, Refused> due = new HashMap<>(waiting);
        due.keySet().removeIf(origin -> untilNext(origin, now).compareTo(Duration.ZERO) > 0);
        if (due.isEmpty()) {
            return;
        }
        waiting.keySet().removeAll(due.keySet());
        Set<KeyPlaceholder> refused =
                due.values().stream().flatMap(each -> each.keys().stream()).collect(Collectors.toSet());
        Set<KeyOrigin> changed = keys.refresh(refused);
        due.forEach((origin, each) -> lookedUp(origin, each, now, changed.contains(origin)));
    }

    private Duration untilNext(KeyOrigin origin, Instant now) {
        LookUp last = lookUps.get(origin);
        return last == null ? Duration.ZERO : Duration.between(now, last.at().plus(last.interval()));
    }

    private void lookedUp(KeyOrigin origin, Refused refused, Instant now, boolean changed) {
        lookUps.values()
                .removeIf(last -> last.at().plus(longest().multipliedBy(2)).isBefore(now));
        LookUp last = lookUps.get(origin);
        if (changed) {
            LOG.info("A key was refused in {}. The keys of {} have changed", refused.where(), refused.keys());
            reported.removeAll(refused.routes()); // reported with the old keys, while they were listed
        } else if (last == null) {
            LOG.warn(
                    "A key was refused in {}. The keys of {} have not changed; they are listed again after further"
                            + " refusals, at growing intervals up to {}",
                    refused.where(),
                    refused.keys(),
                    longest());
        }
        Duration interval = changed || last == null ? times.refusedMinimumInterval() : longer(last.interval());
        lookUps.put(origin, new LookUp(now, interval));
    }

    private Duration longer(Duration interval) {
        Duration twice = interval.multipliedBy(2);
        return twice.compareTo(longest()) < 0 ? twice : longest();
    }

    private Duration longest() {
        return times.period().compareTo(times.refusedMinimumInterval()) < 0
                ? times.refusedMinimumInterval()
                : times.period();
    }
}
