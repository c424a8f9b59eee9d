// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps the writes of one identity to one subscription within the limit of ARM: 200 at once and ten per second. Half of
 * both is reserved for exchanges. Exchanges and background calls share the rest. Calls wait without a thread, in the order
 * of their arrival, exchanges first. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">ARM
 *     throttling</a>
 */
public final class WriteBudget {

    /** The longest period of ARM's limits. Longer values of {@code Retry-After} are reduced to it. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(WriteBudget.class);

    private final String subscription;
    private final String kind;
    private final String scope;
    private final Scheduler time;
    private final long origin;
    private final WriteBucket bucket = new WriteBucket();
    private final Deque<Waiter> live = new ArrayDeque<>();
    private final Deque<Waiter> background = new ArrayDeque<>();

    private long pausedUntil;
    private Disposable timer = Disposables.disposed();
    private int timers;

    private static final class Waiter {
        final MonoSink<Void> sink;
        final CallPriority priority;
        final RetryOptions limits;
        final Duration waited;
        long deadline;

        Waiter(MonoSink<Void> sink, CallPriority priority, RetryOptions limits, Duration waited) {
            this.sink = sink;
            this.priority = priority;
            this.limits = limits;
            this.waited = waited;
        }

        long limit() {
            return Math.max(0, limits.longestWait(priority).minus(waited).toNanos());
        }
    }

    /**
     * @param service the service whose limit this is; null for that of ARM
     */
    WriteBudget(String subscription, String service, Scheduler time) {
        this(subscription, service, "write", time);
    }

    private WriteBudget(String subscription, String service, String kind, Scheduler time) {
        this.subscription = subscription;
        this.kind = kind;
        this.scope = (service == null ? "" : service + " in ") + "subscription " + subscription;
        this.time = time;
        this.origin = time.now(TimeUnit.NANOSECONDS);
    }

    /** Returns a budget for reads of lists. It is smaller than the limit of ARM, which is 250 at once and 25 per second. */
    static WriteBudget ofReads(String subscription, Scheduler time) {
        return new WriteBudget(subscription, null, "read", time);
    }

    /** Returns the id of the subscription in lower case; empty for resources of the tenant. */
    public String subscription() {
        return subscription;
    }

    /** Returns the number of writes that could be sent now. */
    public synchronized int remaining() {
        return bucket.level(now());
    }

    /** Returns the number of calls that wait. */
    public synchronized int waiting() {
        return live.size() + background.size();
    }

    /** Returns the time until which ARM throttles all writes; null if it does not. */
    public synchronized Instant pausedUntil() {
        long pause = pausedUntil - now();
        return pause > 0 ? Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS)).plusNanos(pause) : null;
    }

    /**
     * Waits until one write may be sent, and counts it.
     *
     * @param limits how long to wait. If that is known to be too short, the call fails at once
     * @param waited the part of that time which is already over
     * @return completes empty or with {@link RateLimited}; cancelling it ends the wait
     */
    Mono<Void> take(CallPriority priority, RetryOptions limits, Duration waited) {
        return Mono.create(sink -> {
            Waiter waiter = new Waiter(sink, priority, limits, waited);
            sink.onDispose(() -> update(() -> leave(waiter)));
            update(() -> enter(waiter));
            priority.whenLive(() -> update(() -> promote(waiter)));
        });
    }

    /** Lowers the budget to the remaining writes that ARM reports, since other applications write too. */
    void lowerTo(int number) {
        update(() -> {
            bucket.lowerTo(number, now());
            return settle();
        });
    }

    /** Stops writes for that time. Then they continue at the rate of the refill. */
    void pause(Duration requested) {
        Duration pause = Durations.shorter(requested, LONGEST_PAUSE);
        update(() -> {
            long until = now() + pause.toNanos();
            if (until <= pausedUntil) {
                return List.of();
            }
            if (pausedUntil <= now()) {
                LOG.warn("ARM throttles {}: no {}s for {} seconds", scope, kind, pause.toSeconds());
            }
            pausedUntil = until;
            bucket.closeUntil(until);
            return settle();
        });
    }

    /**
     * Changes the state with the lock, and then notifies calls without it, because they send their requests there.
     *
     * @param change returns the notifications
     */
    private void update(Supplier<List<Runnable>> change) {
        List<Runnable> notifications;
        synchronized (this) {
            notifications = change.get();
        }
        notifications.forEach(Runnable::run);
    }

    private List<Runnable> enter(Waiter waiter) {
        long limit = waiter.limit();
        boolean isLive = waiter.priority.isLive();
        long turn = nextTurn(isLive);
        if (turn > limit) {
            return List.of(() -> refuse(waiter, turn));
        }
        waiter.deadline = now() + limit;
        (isLive ? live : background).add(waiter);
        return settle();
    }

    /** Moves a background call to the exchanges, because an exchange waits for it now. */
    private List<Runnable> promote(Waiter waiter) {
        return background.remove(waiter) ? enter(waiter) : List.of();
    }

    private List<Runnable> leave(Waiter waiter) {
        return live.remove(waiter) || background.remove(waiter) ? settle() : List.of();
    }

    /** Removes the calls that can be sent and those that would wait too long, and sets the timer for the next one. */
    private List<Runnable> settle() {
        List<Runnable> results = new ArrayList<>();
        long now = now();
        while (!live.isEmpty() && bucket.take(now)) {
            results.add(live.remove().sink::success);
        }
        while (live.isEmpty() && !background.isEmpty() && bucket.takeInBackground(now)) {
            results.add(background.remove().sink::success);
        }
        refuseLate(live, nextTurn(true), results);
        refuseLate(background, nextTurn(false), results);
        setTimer();
        return results;
    }

    private void setTimer() {
        int number = ++timers;
        timer.dispose();
        if (waiting() > 0) {
            long next = live.isEmpty() ? bucket.untilTurnInBackground(0, 0, now()) : bucket.untilTurn(0, now());
            timer = time.schedule(() -> update(() -> wake(number)), next, TimeUnit.NANOSECONDS);
        }
    }

    /** Forgets the timer that runs now: disposing it would interrupt the thread while it sends requests. */
    private List<Runnable> wake(int number) {
        if (number != timers) {
            return List.of();
        }
        timer = Disposables.disposed();
        return settle();
    }

    private void refuseLate(Deque<Waiter> queue, long turn, List<Runnable> results) {
        long earliest = Math.max(now(), pausedUntil);
        queue.removeIf(waiter -> waiter.deadline < earliest && results.add(() -> refuse(waiter, turn)));
    }

    private void refuse(Waiter waiter, long turn) {
        waiter.sink.error(new RateLimited(kind, scope, Duration.ofNanos(turn)));
    }

    /** Returns the nanoseconds until a call that arrives now could be sent. */
    private long nextTurn(boolean isLive) {
        return isLive
                ? bucket.untilTurn(live.size(), now())
                : bucket.untilTurnInBackground(live.size(), background.size(), now());
    }

    private long now() {
        return time.now(TimeUnit.NANOSECONDS) - origin;
    }
}
