// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.endpoint.AzkeysWorkers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.HttpResponseAware;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer whose polls do not need a thread while they wait. It does what Camel's ScheduledPollConsumer does in each run,
 * which has a thread of its own for each consumer and blocks it. With a scheduler of the application, polls run on the
 * threads of that scheduler, which wait for them.
 */
abstract class AsyncPollConsumer extends ScheduledPollConsumer {

    /** That of Camel, so that the option runLoggingLevel and the levels of an application apply. */
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPollConsumer.class);

    private final Supplier<AzkeysWorkers> workers;
    private final PollCounts counts = new PollCounts();
    private final AtomicInteger polling = new AtomicInteger();

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
        if (isSuspended()
                || counts.isSkipped(getBackoffMultiplier(), getBackoffIdleThreshold(), getBackoffErrorThreshold())) {
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
        if (messages > 0 && isGreedy()) {
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
        boolean own =
                getSchedulerProperties() != null && !getSchedulerProperties().isEmpty();
        if (getScheduler() == null && getScheduledExecutorService() == null && !own) {
            setScheduler(new SharedScheduler(this, workers));
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        counts.clear();
    }

    @Override
    public boolean isPolling() {
        return polling.get() > 0;
    }

    @Override
    public int getBackoffCounter() {
        return counts.backoff();
    }

    @Override
    public long getErrorCounter() {
        return counts.errors();
    }

    @Override
    public long getSuccessCounter() {
        return counts.successes();
    }

    @Override
    public long getCounter() {
        return counts.runs();
    }

    @Override
    public boolean isFirstPollDone() {
        return counts.isDone();
    }

    @Override
    public boolean isConsumerReady() {
        return counts.isDone();
    }

    @Override
    protected Throwable getLastError() {
        return counts.lastError();
    }

    @Override
    protected Map<String, Object> getLastErrorDetails() {
        return counts.lastError() instanceof HttpResponseAware response && response.getHttpResponseCode() > 0
                ? Map.of(HealthCheck.HTTP_RESPONSE_CODE, response.getHttpResponseCode())
                : null;
    }
}
