// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.endpoint.AzkeysWorkers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.EventDrivenPollingConsumer;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer whose polls do not need a thread while they wait. It does what Camel's ScheduledPollConsumer does in each run,
 * which has a thread of its own for each consumer and blocks it. With a scheduler of the application, polls run on the
 * threads of that scheduler, which wait for them.
 */
abstract class AsyncPollConsumer extends CountedPollConsumer {

    /** That of Camel, so that the option runLoggingLevel and the levels of an application apply. */
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPollConsumer.class);

    private final Supplier<AzkeysWorkers> workers;
    private final AtomicInteger polling = new AtomicInteger();
    private boolean onDemand;

    /** Completes with the end of the next delivery, for which a caller that polls on demand waits. */
    private volatile CompletableFuture<Void> nextDelivery = new CompletableFuture<>();

    AsyncPollConsumer(DefaultEndpoint endpoint, Processor processor, Supplier<AzkeysWorkers> workers) {
        super(endpoint, processor);
        this.workers = workers;
    }

    /**
     * Polls once.
     *
     * @param thread runs all steps that are more than a few instructions, one after the other
     * @return completes, on the given thread, with the number of exchanges
     */
    abstract CompletableFuture<Integer> poll(Executor thread);

    /** Whether an exchange of the last poll failed, so that another poll would only start it again. */
    abstract boolean hasFailed();

    /** Makes polls that are waiting for a call end soon. */
    abstract void cancelCalls();

    @Override
    protected int poll() throws Exception {
        CallerThread thread = new CallerThread();
        return thread.await(poll(thread), this::cancelCalls);
    }

    @Override
    public void run() {
        CallerThread thread = new CallerThread();
        thread.run(run(thread), this::cancelCalls);
    }

    /** Polls as often as the options say for one run of the scheduler. Does not fail. */
    CompletableFuture<Void> run(Executor thread) {
        log("Scheduled task started on:   ");
        CompletableFuture<Void> polls = mayPoll() ? attempt(thread, 0) : CompletableFuture.completedFuture(null);
        return polls.thenRun(() -> log("Scheduled task completed on: "));
    }

    private void log(String event) {
        CamelLogger log = new CamelLogger(LOG, getRunLoggingLevel());
        if (log.shouldLog()) {
            log.log(event + getEndpoint());
        }
    }

    private boolean mayPoll() {
        if (isSuspended()) {
            return false;
        }
        if (onDemand) { // the caller waits, whatever the schedule is
            counts.begin();
            return true;
        }
        if (counts.isSkipped(getBackoffMultiplier(), getBackoffIdleThreshold(), getBackoffErrorThreshold())) {
            return false;
        }
        if (counts.begin() > getRepeatCount() && getRepeatCount() > 0) {
            getScheduler().unscheduleTask();
            return false;
        }
        return true;
    }

    private CompletableFuture<Void> attempt(Executor thread, int retries) {
        if (!isPollAllowed()) {
            counts.succeeded(0);
            return CompletableFuture.completedFuture(null);
        }
        polling.incrementAndGet();
        return begin(thread)
                .whenComplete((messages, failure) -> polling.decrementAndGet())
                .handle((messages, failure) -> failure == null
                        ? isNextAfter(messages) ? 0 : null
                        : isRetried(retries, Causes.unwrapped(failure)) ? retries + 1 : null)
                .thenComposeAsync(
                        next -> next == null ? CompletableFuture.<Void>completedFuture(null) : attempt(thread, next),
                        thread);
    }

    private CompletableFuture<Integer> begin(Executor thread) {
        try {
            if (!getPollStrategy().begin(this, getEndpoint())) {
                return CompletableFuture.completedFuture(0);
            }
            return poll(thread).thenApply(this::commit);
        } catch (Exception | Error e) { // polls would end
            return CompletableFuture.failedFuture(e);
        }
    }

    private int commit(int messages) {
        try {
            if (messages == 0 && isSendEmptyMessageWhenIdle()) {
                processEmptyMessage();
            }
        } catch (Exception e) {
            throw new CompletionException(e);
        }
        getPollStrategy().commit(this, getEndpoint(), messages);
        return messages;
    }

    private boolean isNextAfter(int messages) {
        if (messages > 0 && isGreedy() && !hasFailed()) {
            counts.succeededInBetween();
            return true;
        }
        counts.succeeded(messages);
        return false;
    }

    private boolean isRetried(int retries, Throwable failure) {
        Throwable cause = failure;
        try {
            if (failure instanceof Exception e && getPollStrategy().rollback(this, getEndpoint(), retries, e)) {
                return true;
            }
        } catch (Exception e) {
            cause = e;
        }
        if (isRunAllowed()) { // calls fail while the consumer stops
            report("Failed polling endpoint: " + getEndpoint() + ". Will try again at next poll", cause);
        }
        counts.failed(cause);
        return false;
    }

    private void report(String message, Throwable cause) {
        try {
            getExceptionHandler().handleException(message, cause);
        } catch (Exception e) {
            LOG.warn("Error handling exception. This exception will be ignored.", e);
        }
    }

    @Override
    protected void doStart() throws Exception {
        boolean own = getScheduledExecutorService() != null
                || getSchedulerProperties() != null && !getSchedulerProperties().isEmpty();
        if (onDemand || getScheduler() == null && !own) {
            setScheduler(new SharedScheduler(this, workers));
        }
        super.doStart();
    }

    /** A polling consumer, such as that of pollEnrich, receives from this consumer, which polls only while that one waits. */
    @Override
    public void onInit() {
        onDemand = true;
        setStartScheduler(false);
        setSchedulerProperties(null); // a schedule of the application would let it wait
    }

    /**
     * Polls at once, and then again after each delay.
     *
     * @param timeout how long the caller waits, in milliseconds; with 0, it has waited for the first exchange or the end of
     *     the first poll on return
     * @return the same time, which Camel would extend to the delay
     */
    @Override
    public long beforePoll(long timeout) throws Exception {
        try {
            super.beforePoll(timeout);
        } catch (Exception e) {
            report("Failed starting consumer of endpoint: " + getEndpoint(), e); // Camel does so only at DEBUG
            throw e;
        }
        CompletableFuture<Void> delivery = new CompletableFuture<>();
        nextDelivery = delivery; // before the look at the queue, to which the last poll may still deliver
        if (getProcessor() instanceof EventDrivenPollingConsumer caller && caller.getQueueSize() > 0) {
            return timeout; // a poll could wait for room in the queue
        }
        CompletableFuture<?> first = ((SharedScheduler) getScheduler()).startNow();
        if (timeout == 0) {
            await(CompletableFuture.anyOf(first, delivery));
        }
        return timeout;
    }

    /** Is called after each delivery, failed or not. */
    void deliveryEnded() {
        nextDelivery.complete(null);
    }

    private static void await(CompletableFuture<?> event) throws ExecutionException {
        try {
            event.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ends the wait of the caller, too
        }
    }

    @Override
    public void afterPoll() throws Exception {
        getScheduler().unscheduleTask();
        super.afterPoll();
    }

    @Override
    public boolean isPolling() {
        return polling.get() > 0;
    }
}
