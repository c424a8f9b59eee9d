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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * How many writes ARM takes from one identity to one subscription: 200 at once and ten a second. Half of both is for
 * exchanges alone; calls in the background share the rest with them. Those who have to wait hold no thread and get their
 * turn in the order they came, exchanges first. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">ARM
 *     throttling</a>
 */
public final class WriteBudget {

    /** The longest time that ARM counts in; what asks for more is not believed. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(WriteBudget.class);

    private final String subscription;
    private final String subject;
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
     * @param subscription what is written to
     * @param service whose own limit this is, null for that of ARM
     * @param time tells how late it is and wakes those who wait
     */
    WriteBudget(String subscription, String service, Scheduler time) {
        this.subscription = subscription;
        this.subject = (service == null ? "" : service + " in ") + "subscription " + subscription;
        this.time = time;
        this.origin = time.now(TimeUnit.NANOSECONDS);
    }

    /** The id of the subscription in lower case; empty for what belongs to the tenant. */
    public String subscription() {
        return subscription;
    }

    /** How many writes could be sent now. */
    public synchronized int remaining() {
        return bucket.level(now());
    }

    /** How many calls wait for their turn. */
    public synchronized int waiting() {
        return live.size() + background.size();
    }

    /** Until when ARM wants no write, null if it takes some now. */
    public synchronized Instant pausedUntil() {
        long pause = pausedUntil - now();
        return pause > 0 ? Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS)).plusNanos(pause) : null;
    }

    /**
     * Waits until one write may be sent, and counts it.
     *
     * @param limits how long to wait. Where that is known not to do, the answer comes at once
     * @param waited how much of that is over already
     * @return completes with nothing or with {@link RateLimited}; ends the wait when it is cancelled
     */
    Mono<Void> take(CallPriority priority, RetryOptions limits, Duration waited) {
        return Mono.create(sink -> {
            Waiter waiter = new Waiter(sink, priority, limits, waited);
            sink.onDispose(() -> leave(waiter));
            enter(waiter);
            priority.whenLive(() -> raise(waiter));
        });
    }

    /** Takes ARM's number of writes that remain where it is lower: others write too. */
    void lowerTo(int number) {
        synchronized (this) {
            bucket.lowerTo(number, now());
        }
        settle();
    }

    /** Sends nothing for that long, and then at the pace of the refill. */
    void pause(Duration asked) {
        Duration pause = Durations.shorter(asked, LONGEST_PAUSE);
        synchronized (this) {
            long until = now() + pause.toNanos();
            if (until <= pausedUntil) {
                return;
            }
            if (pausedUntil <= now()) {
                LOG.warn("ARM throttles {}: no writes for {} seconds", subject, pause.toSeconds());
            }
            pausedUntil = until;
            bucket.closeUntil(until);
        }
        settle();
    }

    private void enter(Waiter waiter) {
        List<Runnable> news;
        synchronized (this) {
            long limit = waiter.limit();
            boolean isLive = waiter.priority.isLive();
            long turn = nextTurn(isLive);
            if (turn > limit) {
                news = List.of(() -> refuse(waiter, turn));
            } else {
                waiter.deadline = now() + limit;
                (isLive ? live : background).add(waiter);
                news = settled();
            }
        }
        news.forEach(Runnable::run);
    }

    /** An exchange waits for the answer now: it does not wait behind those that nobody waits for. */
    private void raise(Waiter waiter) {
        boolean waits;
        synchronized (this) {
            waits = background.remove(waiter);
        }
        if (waits) {
            enter(waiter);
        }
    }

    private void leave(Waiter waiter) {
        boolean waited;
        synchronized (this) {
            waited = live.remove(waiter) || background.remove(waiter);
        }
        if (waited) {
            settle();
        }
    }

    private void settle() {
        List<Runnable> news;
        synchronized (this) {
            news = settled();
        }
        news.forEach(Runnable::run);
    }

    /**
     * Takes out those whose turn has come and those who wait in vain, and sets the timer for the next.
     *
     * @return tells them, to be run without the lock: each sends its request there
     */
    private List<Runnable> settled() {
        List<Runnable> news = new ArrayList<>();
        long now = now();
        while (!live.isEmpty() && bucket.take(now)) {
            news.add(live.remove().sink::success);
        }
        while (live.isEmpty() && !background.isEmpty() && bucket.takeInBackground(now)) {
            news.add(background.remove().sink::success);
        }
        refuseLate(live, nextTurn(true), news);
        refuseLate(background, nextTurn(false), news);
        setTimer();
        return news;
    }

    private void setTimer() {
        int number = ++timers;
        timer.dispose();
        if (waiting() > 0) {
            long next = live.isEmpty() ? bucket.untilTurnInBackground(0, 0, now()) : bucket.untilTurn(0, now());
            timer = time.schedule(() -> wake(number), next, TimeUnit.NANOSECONDS);
        }
    }

    /** Once it runs it cannot be disposed any more, since that would interrupt the thread while it sends. */
    private void wake(int number) {
        synchronized (this) {
            if (number != timers) {
                return;
            }
            timer = Disposables.disposed();
        }
        settle();
    }

    private void refuseLate(Deque<Waiter> queue, long turn, List<Runnable> news) {
        long earliest = Math.max(now(), pausedUntil);
        queue.removeIf(waiter -> waiter.deadline < earliest && news.add(() -> refuse(waiter, turn)));
    }

    private void refuse(Waiter waiter, long turn) {
        waiter.sink.error(new RateLimited(subject, Duration.ofNanos(turn)));
    }

    /** In how many nanoseconds it would be the turn of who comes now. */
    private long nextTurn(boolean isLive) {
        return isLive
                ? bucket.untilTurn(live.size(), now())
                : bucket.untilTurnInBackground(live.size(), background.size(), now());
    }

    private long now() {
        return time.now(TimeUnit.NANOSECONDS) - origin;
    }
}
