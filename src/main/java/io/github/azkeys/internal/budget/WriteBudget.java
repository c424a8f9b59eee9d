// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps the writes of one identity to one subscription within the limit of ARM: 200 at once and ten per second, or more
 * while ARM reports that more are left. Half of it is reserved for exchanges. Exchanges and background calls share the
 * rest. Calls wait without a thread, in the order of their arrival, exchanges first. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">ARM
 *     throttling</a>
 */
public final class WriteBudget {

    /** The longest period of ARM's limits. Longer values of {@code Retry-After} are reduced to it. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** The wait of a call that need not wait. */
    static final CompletableFuture<Void> FREE = CompletableFuture.completedFuture(null);

    private static final Logger LOG = LoggerFactory.getLogger(WriteBudget.class);

    private final String subscription;
    private final String kind;
    private final String scope;
    private final Scheduler time;
    private final long origin;
    private final WriteBucket bucket = new WriteBucket();
    private final WaitingCalls waiting = new WaitingCalls();
    private final ReportedWrites reported = new ReportedWrites(bucket);
    private final TurnTimer timer;

    private long pausedUntil;

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
        this.timer = new TurnTimer(time);
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
        return waiting.size();
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
     * @return completed already if the call need not wait; fails with {@link RateLimited}, or with the reason why
     *     the timer cannot start; cancelling it ends the wait
     */
    CompletableFuture<Void> take(CallPriority priority, RetryOptions limits, Duration waited) {
        boolean isLive = priority.isLive();
        synchronized (this) {
            if ((isLive ? waiting.live() == 0 : waiting.isEmpty()) && takeFromBucket(isLive, now())) {
                return FREE;
            }
        }
        WaitingCall call = new WaitingCall(priority, limits, waited);
        call.whenComplete((nothing, failure) -> {
            if (call.isCancelled()) {
                update(() -> waiting.remove(call) ? settle() : List.of());
            }
        });
        update(() -> enter(call, isLive));
        if (!isLive) {
            priority.whenLive(() -> update(() -> waiting.removeFromBackground(call) ? enter(call, true) : List.of()));
        }
        return call;
    }

    private boolean takeFromBucket(boolean isLive, long now) {
        boolean taken = isLive ? bucket.take(now) : bucket.takeInBackground(now);
        if (taken) {
            reported.sent();
        }
        return taken;
    }

    /** Adjusts the budget to the end of a call. Must be called once for each call that was sent. */
    void answered(Remaining remaining) {
        update(() -> {
            reported.ended();
            if (remaining.number() == Remaining.UNKNOWN) {
                return List.of();
            }
            reported.adjust(remaining, now());
            return settle();
        });
    }

    /**
     * Returns to the documented limit, and stops writes for that time, after which they continue at the rate of the refill.
     *
     * @param requested zero if ARM does not request a time
     */
    void pause(Duration requested) {
        Duration pause = Durations.shorter(requested, LONGEST_PAUSE);
        update(() -> {
            long now = now();
            long until = now + pause.toNanos();
            reported.throttled(now, until);
            if (pause.isZero() || until <= pausedUntil) {
                return List.of();
            }
            if (pausedUntil <= now) {
                LOG.warn("ARM throttles {}: no {}s for {} seconds", scope, kind, pause.toSeconds());
            }
            pausedUntil = until;
            bucket.closeUntil(until);
            return settle();
        });
    }

    /**
     * Changes the state with the lock, and then ends waits without it, because their requests are sent there.
     *
     * @param change returns the calls whose wait has ended
     */
    private void update(Supplier<List<WaitingCall>> change) {
        List<WaitingCall> ended;
        synchronized (this) {
            ended = change.get();
        }
        for (WaitingCall call : ended) {
            if (!call.end()) {
                answered(Remaining.NOTHING);
            }
        }
    }

    private List<WaitingCall> enter(WaitingCall call, boolean isLive) {
        long limit = call.patience();
        long turn = nextTurn(isLive);
        if (turn > limit) {
            return List.of(refuse(call, turn));
        }
        waiting.add(call, isLive, now() + limit);
        return settle();
    }

    /**
     * Removes the calls that can be sent and those that would wait too long, and sets the timer for the next one. If the
     * timer cannot start, all calls that wait fail.
     */
    private List<WaitingCall> settle() {
        if (waiting.isEmpty()) {
            timer.cancel();
            return List.of();
        }
        List<WaitingCall> ended = new ArrayList<>();
        long now = now();
        while (waiting.live() > 0 && takeFromBucket(true, now)) {
            ended.add(waiting.poll(true));
        }
        while (waiting.live() == 0 && waiting.background() > 0 && takeFromBucket(false, now)) {
            ended.add(waiting.poll(false));
        }
        refuseLate(Math.max(now, pausedUntil), ended);
        if (waiting.isEmpty()) {
            timer.cancel();
        } else {
            long next = waiting.live() > 0 ? bucket.untilTurn(0, now) : bucket.untilTurnInBackground(0, 0, now);
            try {
                timer.set(now, now + next, started -> update(() -> timer.start(started) ? settle() : List.of()));
            } catch (RuntimeException | Error e) { // no thread can start, and nothing else would end the waits
                refuseAll(e, ended);
            }
        }
        return ended;
    }

    private void refuseAll(Throwable reason, List<WaitingCall> ended) {
        while (!waiting.isEmpty()) {
            ended.add(waiting.poll(waiting.live() > 0).refuse(reason));
        }
    }

    private void refuseLate(long earliest, List<WaitingCall> ended) {
        long turn = nextTurn(true);
        long turnInBackground = nextTurn(false);
        for (WaitingCall late = waiting.late(earliest); late != null; late = waiting.late(earliest)) {
            ended.add(refuse(late, waiting.isLive(late) ? turn : turnInBackground));
            waiting.remove(late);
        }
    }

    private WaitingCall refuse(WaitingCall call, long turn) {
        return call.refuse(new RateLimited(kind, scope, Duration.ofNanos(turn)));
    }

    /** Returns the nanoseconds until a call that arrives now could be sent. */
    private long nextTurn(boolean isLive) {
        return isLive
                ? bucket.untilTurn(waiting.live(), now())
                : bucket.untilTurnInBackground(waiting.live(), waiting.background(), now());
    }

    private long now() {
        return time.now(TimeUnit.NANOSECONDS) - origin;
    }
}
