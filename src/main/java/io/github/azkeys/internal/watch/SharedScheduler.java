// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.endpoint.AzkeysWorkers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one consumer at the times of its options, on the threads that all consumers of the component share. A run begins only
 * after the last one has ended. Threadsafe.
 */
final class SharedScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SharedScheduler.class);

    /** What Camel's scheduler makes of the delay 0. */
    private static final Duration CAMEL_DELAY = Duration.ofMillis(500);

    private final AsyncPollConsumer consumer;
    private final Supplier<AzkeysWorkers> workers;
    private CamelContext context;
    private Schedule schedule;
    private CompletableFuture<?> lastRun = CompletableFuture.completedFuture(null);

    SharedScheduler(AsyncPollConsumer consumer, Supplier<AzkeysWorkers> workers) {
        this.consumer = consumer;
        this.workers = workers;
    }

    /** Returns the threads on which the consumer runs. */
    Executor threads() {
        return workers.get();
    }

    @Override
    public void onInit(Consumer consumer) {
        // it is known
    }

    @Override
    public void scheduleTask(Runnable task) {
        // the consumer
    }

    @Override
    public synchronized void startScheduler() {
        if (schedule == null) {
            schedule = new Schedule();
            schedule.next(consumer.getInitialDelay());
        }
    }

    /** Starts with a run at once, or starts again. Returns a future that completes with the end of that run. */
    synchronized CompletableFuture<?> startNow() {
        unscheduleTask();
        schedule = new Schedule();
        return schedule.run();
    }

    @Override
    public synchronized void unscheduleTask() {
        if (schedule != null) {
            schedule.end();
            schedule = null;
        }
    }

    @Override
    public synchronized boolean isSchedulerStarted() {
        return schedule != null;
    }

    /** The last run of a schedule that has ended may still be going on. */
    private synchronized CompletableFuture<?> afterLastRun(Executor threads) {
        lastRun =
                lastRun.handle((nothing, failure) -> null).thenComposeAsync(nothing -> consumer.run(threads), threads);
        return lastRun;
    }

    @Override
    protected void doStop() {
        unscheduleTask();
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    /** The runs from a start to the next stop. */
    private final class Schedule {

        private final TimeUnit unit = consumer.getTimeUnit();
        private final long delay = consumer.getDelay() > 0 ? consumer.getDelay() : unit.convert(CAMEL_DELAY);
        private final boolean fixedDelay = consumer.isUseFixedDelay();
        private final AzkeysWorkers threads = workers.get();
        private long due = System.nanoTime();
        private Future<?> next;
        private boolean ended;

        synchronized void next(long after) {
            if (!ended) {
                long now = System.nanoTime();
                due = (fixedDelay ? now : due) + unit.toNanos(after);
                try {
                    next = threads.schedule(this::run, Math.max(0, due - now), TimeUnit.NANOSECONDS);
                } catch (RejectedExecutionException e) {
                    LOG.debug("{} does not poll because the component has ended", consumer.getEndpoint());
                }
            }
        }

        private CompletableFuture<?> run() {
            CompletableFuture<?> run = afterLastRun(threads);
            run.whenComplete((nothing, failure) -> {
                if (failure != null) {
                    LOG.error("Error occurred during running scheduled task on: {}", consumer.getEndpoint(), failure);
                }
                next(delay);
            });
            return run;
        }

        synchronized void end() {
            ended = true;
            if (next != null) {
                next.cancel(false);
            }
        }
    }
}
