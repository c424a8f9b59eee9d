// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.Emit;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.endpoint.KeyListener;
import io.github.azkeys.internal.endpoint.KeyMessages;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.reload.ReloadableConsumer;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Watches keys and starts an exchange when they change: all keys, or the one that bodies are made of, which can also change
 * because another key is chosen. A token that was delivered is also replaced before it expires. Keys count as seen after
 * an exchange with them has succeeded; if it fails, the next poll starts another one.
 */
public class AzkeysConsumer extends ScheduledPollConsumer implements ReloadableConsumer {

    private final KeySource keys;
    private final WatchedResources resources;
    private final SeenKeys seen;
    private final KeyListener listener = this::refreshed;
    private final OutdatedRequests outdated = new OutdatedRequests();
    private volatile List<KeyRequest> watched = List.of();
    private volatile CompletableFuture<?> call;
    private int first;

    public AzkeysConsumer(DefaultEndpoint endpoint, Processor processor, KeySource keys, WatchedResources resources) {
        super(endpoint, processor);
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

    /** Continues with the keys that the previous consumer has seen. Waits until its last poll has ended. */
    @Override
    public void continueFrom(Consumer previous) {
        if (previous instanceof AzkeysConsumer watcher) {
            synchronized (watcher) {
                seen.continueFrom(watcher.seen);
            }
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        cancelCall();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        cancelCall();
        keys.services().removeListener(listener);
        super.doStop();
    }

    /**
     * Lists the keys of each resource, one after the other. A failure does not affect the other resources; if ARM
     * throttles, the next poll continues after that resource. The poll fails if no keys could be listed.
     */
    @Override
    protected int poll() throws Exception {
        WatchedResources.Found found = resources.find(ids -> await(ids, "the list of resources"));
        if (found == null) {
            return 0;
        }
        List<KeyRequest> requests = found.requests();
        watch(requests);
        PollFailures failures = new PollFailures(found.failures());
        int exchanges = 0;
        int polled = 0;
        int start = requests.isEmpty() ? 0 : first % requests.size();
        first = 0;
        for (int i = 0; i < requests.size() && isActive(); i++) {
            pollOutdated(); // their keys are known to have changed
            KeyRequest request = requests.get((start + i) % requests.size());
            try {
                exchanges += poll(request);
                polled++;
            } catch (InterruptedException e) {
                throw e;
            } catch (ThrottledException e) {
                failures.add(request, e);
                first = start + i + 1;
                break; // ARM would throttle the calls for the other resources too
            } catch (Exception e) {
                if (!resources.isLeaving(request, e)) {
                    failures.add(request, e);
                }
            }
        }
        if (!failures.isEmpty()) {
            if (polled == 0) {
                throw failures.toException();
            }
            report(failures.toException());
        }
        return exchanges;
    }

    private synchronized void watch(List<KeyRequest> requests) {
        if (!watched.equals(requests)) {
            watched = requests;
            seen.retain(requests);
        }
    }

    /** Polls resources that are out of date soon, on the thread of the scheduler. Only Camel's default scheduler has one. */
    private void refreshed(ResourceAddress resource) {
        Executor executor = getScheduler() instanceof DefaultScheduledPollConsumerScheduler scheduler
                ? scheduler.getScheduledExecutorService()
                : null; // also null if the scheduler has stopped
        if (executor != null) {
            outdated.add(watched, resource, executor, this::pollOutdated);
        }
    }

    private void pollOutdated() {
        for (KeyRequest request = outdated.take(); request != null && isActive(); request = outdated.take()) {
            try {
                poll(request);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (!resources.isLeaving(request, e)) {
                    report(e);
                }
            }
        }
    }

    private void report(Exception failure) {
        if (isRunAllowed()) { // calls fail while the consumer stops
            getExceptionHandler().handleException(failure);
        }
    }

    /** Waits for a call. Returns null if the consumer stops or is suspended meanwhile. */
    private <T> T await(CompletableFuture<T> answer, Object subject) throws Exception {
        Duration timeout = keys.longestCall(CallPriority.background());
        call = answer;
        if (!isActive()) {
            cancelCall(); // the consumer may have been stopped before the call was known
        }
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException e) {
            return null;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new TimeoutException("No response for " + subject + " within " + timeout);
        } finally {
            call = null;
            answer.cancel(false); // ends the call after a timeout
        }
    }

    private boolean isActive() {
        return isRunAllowed() && !isSuspendingOrSuspended();
    }

    private void cancelCall() {
        CompletableFuture<?> last = call;
        if (last != null) {
            last.cancel(false);
        }
    }

    /** Lists the keys of one resource and delivers changed keys. Synchronized because an application's scheduler may have several threads. */
    private synchronized int poll(KeyRequest request) throws Exception {
        KeyAnswer answer = isActive() ? await(keys.watch(request), request.address()) : null;
        if (answer == null) {
            return 0;
        }
        SeenKeys.Comparison now = seen.compare(answer.response(), twoPolls());
        boolean start = keys.options().getEmit() == Emit.START_AND_CHANGES && !seen.isSeenSinceStart(request);
        boolean deliver = start || now.isNew();
        if (!deliver || deliver(answer, now.changed())) {
            seen.add(now, deliver);
        } // else the keys do not count as seen, and the next poll delivers them again
        return deliver ? 1 : 0;
    }

    private Duration twoPolls() {
        return Duration.of(getDelay(), getTimeUnit().toChronoUnit()).multipliedBy(2);
    }

    /** Returns whether the exchange succeeded. */
    private boolean deliver(KeyAnswer answer, List<String> changed) throws Exception {
        KeyResponse response = answer.response();
        Exchange exchange = createExchange(false);
        try {
            KeyMessages.fill(exchange, keys, answer);
            exchange.getMessage().setHeader(AzkeysConstants.CHANGED_KEYS, changed);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                deliveryFailures()
                        .handleException(
                                "The keys of " + response.request().address()
                                        + " changed, but the exchange failed; the next poll starts another exchange",
                                exchange,
                                exchange.getException());
                return false;
            }
            return true;
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
