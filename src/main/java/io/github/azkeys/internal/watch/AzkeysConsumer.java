// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.Emit;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.endpoint.KeyListener;
import io.github.azkeys.internal.endpoint.KeyMessages;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.reload.ReloadableConsumer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Watches keys and starts an exchange when they change: all keys, or the one that bodies are made of, which can also change
 * because another key is chosen. A token that was delivered is also replaced before it expires. Keys count as seen after
 * an exchange with them has succeeded; if it fails, the next poll starts another one.
 */
public class AzkeysConsumer extends AsyncPollConsumer implements ReloadableConsumer {

    private final KeySource keys;
    private final WatchedResources resources;
    private final SeenKeys seen;
    private final KeyListener listener = this::refreshed;
    private final OutdatedRequests outdated = new OutdatedRequests();
    private final PendingCalls calls = new PendingCalls();
    private final Turns turns = new Turns(); // what was seen must not change while a response is compared and delivered
    private volatile List<KeyRequest> watched = List.of();
    private volatile int first; // of the next poll
    private volatile boolean failed; // an exchange of the last poll

    public AzkeysConsumer(DefaultEndpoint endpoint, Processor processor, KeySource keys, WatchedResources resources) {
        super(endpoint, processor, keys.services()::workers);
        this.keys = keys;
        this.resources = resources;
        this.seen = new SeenKeys(keys);
    }

    @Override
    protected void doStart() throws Exception {
        // not earlier: FileStateRepository reads its file when it starts, and another node of a cluster may have
        // written it
        ServiceHelper.startService(keys.options().getStateRepository());
        outdated.clear();
        super.doStart();
        keys.services().addListener(listener);
    }

    /** Continues with the keys that the previous consumer has seen. The first poll waits until its last one has ended. */
    @Override
    public void continueFrom(Consumer previous) {
        if (previous instanceof AzkeysConsumer watcher) {
            turns.follow(watcher.turns);
            turns.take(
                    () -> {
                        seen.continueFrom(watcher.seen);
                        return CompletableFuture.completedFuture(null);
                    },
                    keys.services().workers());
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        cancelCalls();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        cancelCalls();
        keys.services().removeListener(listener);
        super.doStop();
    }

    /**
     * Lists the keys of each resource, one after the other. A failure does not affect the other resources; if ARM
     * throttles, the next poll continues after that resource. The poll fails if no keys could be listed.
     */
    @Override
    CompletableFuture<Integer> poll(Executor thread) {
        failed = false;
        return resources
                .find(ids -> await(ids, "the list of resources", thread))
                .thenCompose(found -> found == null ? CompletableFuture.completedFuture(0) : poll(found, thread));
    }

    private CompletableFuture<Integer> poll(WatchedResources.Found found, Executor thread) {
        Round round = new Round(this, thread, resources, found, first);
        return watch(found.requests(), thread)
                .thenCompose(watching -> round.run())
                .whenComplete((count, failure) -> first = round.next());
    }

    private CompletableFuture<Void> watch(List<KeyRequest> requests, Executor thread) {
        if (watched.equals(requests)) {
            return CompletableFuture.completedFuture(null);
        }
        watched = requests;
        return turns.take(
                () -> {
                    seen.retain(requests);
                    return CompletableFuture.completedFuture(null);
                },
                thread);
    }

    /** Polls resources that are out of date soon, on the threads of the scheduler. A scheduler of the application may have none. */
    private void refreshed(ResourceAddress resource) {
        if (getScheduler() instanceof SharedScheduler scheduler) {
            outdated.add(watched, resource, scheduler.threads(), () -> pollOutdated(scheduler.threads()));
        } else if (getScheduler() instanceof DefaultScheduledPollConsumerScheduler scheduler
                && scheduler.getScheduledExecutorService() != null) { // else it has stopped
            outdated.add(watched, resource, scheduler.getScheduledExecutorService(), () -> {
                CallerThread thread = new CallerThread();
                thread.run(pollOutdated(thread), this::cancelCalls);
            });
        }
    }

    /** Polls the resources that are out of date, one after the other. Never fails. */
    CompletableFuture<Void> pollOutdated(Executor thread) {
        KeyRequest request = outdated.take();
        if (request == null || !isActive()) {
            return CompletableFuture.completedFuture(null);
        }
        return poll(request, thread)
                .handle((count, failure) -> {
                    Throwable cause = failure == null ? null : Causes.unwrapped(failure);
                    if (cause != null && !(cause instanceof Exception e && resources.isLeaving(request, e))) {
                        report(cause);
                    }
                    return null;
                })
                .thenComposeAsync(polled -> pollOutdated(thread), thread);
    }

    void report(Throwable failure) {
        if (isRunAllowed()) { // calls fail while the consumer stops
            getExceptionHandler().handleException(failure);
        }
    }

    /** Completes on the thread with the answer of a call, or with null if the consumer stops or is suspended meanwhile. */
    private <T> CompletableFuture<T> await(CompletableFuture<T> call, Object subject, Executor thread) {
        CompletableFuture<T> answer = calls.await(call, keys.longestCall(CallPriority.background()), subject, thread);
        if (!isActive()) {
            cancelCalls(); // the consumer may have been stopped before the call was known
        }
        return answer;
    }

    boolean isActive() {
        return isRunAllowed() && !isSuspendingOrSuspended();
    }

    @Override
    void cancelCalls() {
        calls.cancel();
    }

    /** Lists the keys of one resource and delivers changed keys. Completes with the number of exchanges. */
    CompletableFuture<Integer> poll(KeyRequest request, Executor thread) {
        return turns.take(
                () -> isActive()
                        ? await(keys.watch(request), request.address(), thread)
                                .thenCompose(answer -> answer == null
                                        ? CompletableFuture.completedFuture(0)
                                        : accept(request, answer, thread))
                        : CompletableFuture.completedFuture(0),
                thread);
    }

    private CompletableFuture<Integer> accept(KeyRequest request, KeyAnswer answer, Executor thread) {
        SeenKeys.Comparison now = seen.compare(answer.response(), twoPolls());
        boolean start = keys.options().getEmit() == Emit.START_AND_CHANGES && !seen.isSeenSinceStart(request);
        if (!start && !now.isNew()) {
            seen.add(now, false);
            return CompletableFuture.completedFuture(0);
        }
        return deliver(answer, now.changed())
                .thenApplyAsync(
                        exchange -> {
                            if (end(exchange, answer)) {
                                seen.add(now, true);
                            } else { // the keys do not count as seen, and the next poll delivers them again
                                failed = true;
                            }
                            return 1;
                        },
                        thread);
    }

    @Override
    boolean hasFailed() {
        return failed;
    }

    private Duration twoPolls() {
        return Duration.of(getDelay(), getTimeUnit().toChronoUnit()).multipliedBy(2);
    }

    /** Completes with the exchange, failed or not, on any thread. */
    private CompletableFuture<Exchange> deliver(KeyAnswer answer, List<String> changed) {
        CompletableFuture<Exchange> delivered = new CompletableFuture<>();
        delivered.thenRun(this::deliveryEnded);
        Exchange exchange = createExchange(false);
        try {
            KeyMessages.fill(exchange, keys, answer);
            exchange.getMessage().setHeader(AzkeysConstants.CHANGED_KEYS, changed);
        } catch (RuntimeException e) {
            releaseExchange(exchange, false);
            throw e;
        }
        getAsyncProcessor().process(exchange, doneSync -> delivered.complete(exchange));
        return delivered;
    }

    /** Reports the failure of an exchange, if there is one. Returns whether it succeeded. */
    private boolean end(Exchange exchange, KeyAnswer answer) {
        try {
            if (exchange.getException() == null) {
                return true;
            }
            deliveryFailures()
                    .handleException(
                            "The keys of " + answer.response().request().address()
                                    + " changed, but the exchange failed; the next poll starts another exchange",
                            exchange,
                            exchange.getException());
            return false;
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** The error handler of the route has already handled the failure of an exchange. */
    private ExceptionHandler deliveryFailures() {
        return getExceptionHandler() instanceof BridgeExceptionHandlerToErrorHandler
                ? new LoggingExceptionHandler(getEndpoint().getCamelContext(), getClass())
                : getExceptionHandler();
    }
}
