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
 * Watches keys and starts an exchange when they change. Keys count as seen after an exchange with them has succeeded; if
 * it fails, the next poll starts another one.
 */
public class AzkeysConsumer extends ScheduledPollConsumer implements ReloadableConsumer {

    private final KeySource keys;
    private final WatchedResources resources;
    private final SeenKeys seen;
    private final KeyListener listener = this::refreshed;
    private final OutdatedRequests outdated = new OutdatedRequests();
    private volatile List<KeyRequest> watched = List.of();
    private volatile CompletableFuture<KeyAnswer> asked;
    private int first;

    public AzkeysConsumer(DefaultEndpoint endpoint, Processor processor, KeySource keys, WatchedResources resources) {
        super(endpoint, processor);
        this.keys = keys;
        this.resources = resources;
        this.seen = new SeenKeys(keys.services().changes(), keys.options().getStateRepository());
    }

    @Override
    protected void doStart() throws Exception {
        // not earlier: FileStateRepository reads its file now, and another node of a cluster may have written to it
        ServiceHelper.startService(keys.options().getStateRepository());
        outdated.clear();
        super.doStart();
        keys.services().addListener(listener);
    }

    /** Continues with the keys that the previous consumer has seen. Waits for its last look to end. */
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
        endLook();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        endLook();
        keys.services().removeListener(listener);
        super.doStop();
    }

    /**
     * Fetches the keys of each resource, one after the other. A failure does not affect the other resources; if ARM
     * throttles, the next poll continues after that resource. The poll fails if it could not fetch any keys.
     */
    @Override
    protected int poll() throws Exception {
        WatchedResources.Found found = resources.find();
        List<KeyRequest> requests = found.requests();
        watch(requests);
        LookFailures failures = new LookFailures(found.failures());
        int exchanges = 0;
        int looks = 0;
        int start = requests.isEmpty() ? 0 : first % requests.size();
        first = 0;
        for (int i = 0; i < requests.size() && isLooking(); i++) {
            lookAtOutdated(); // these are known to have changed
            KeyRequest request = requests.get((start + i) % requests.size());
            try {
                exchanges += look(request);
                looks++;
            } catch (InterruptedException e) {
                throw e;
            } catch (ThrottledException e) {
                failures.add(request, e);
                first = start + i + 1;
                break; // ARM would throttle the calls for the other resources too
            } catch (Exception e) {
                failures.add(request, e);
            }
        }
        if (!failures.isEmpty() && looks == 0) {
            throw failures.toException();
        }
        tell(failures);
        return exchanges;
    }

    private synchronized void watch(List<KeyRequest> requests) {
        if (!watched.equals(requests)) {
            watched = requests;
            seen.retain(requests);
        }
    }

    /** Fetches keys that are out of date soon, on the thread of the scheduler. Only Camel's default scheduler has one. */
    private void refreshed(ResourceAddress resource) {
        Executor executor = getScheduler() instanceof DefaultScheduledPollConsumerScheduler camels
                ? camels.getScheduledExecutorService()
                : null; // also null if the scheduler has stopped
        if (executor != null) {
            outdated.add(watched, resource, executor, this::lookAtOutdated);
        }
    }

    private void lookAtOutdated() {
        for (KeyRequest request = outdated.take(); request != null && isLooking(); request = outdated.take()) {
            try {
                look(request);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LookFailures failures = new LookFailures(List.of());
                failures.add(request, e);
                tell(failures);
            }
        }
    }

    private void tell(LookFailures failures) {
        if (!failures.isEmpty() && isRunAllowed()) { // calls fail while the consumer stops
            getExceptionHandler().handleException(failures.toException());
        }
    }

    /** Returns null if the consumer stops or is suspended meanwhile. */
    private KeyAnswer ask(KeyRequest request) throws Exception {
        if (!isLooking()) {
            return null;
        }
        Duration patience = keys.longestCall(CallPriority.background());
        CompletableFuture<KeyAnswer> answer = keys.watch(request);
        asked = answer;
        if (!isLooking()) {
            endLook(); // the consumer may have been stopped before the call was known
        }
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException e) {
            return null;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new TimeoutException("No answer for " + request.address() + " within " + patience);
        } finally {
            asked = null;
            answer.cancel(false); // ends the call after a timeout
        }
    }

    private boolean isLooking() {
        return isRunAllowed() && !isSuspendingOrSuspended();
    }

    private void endLook() {
        CompletableFuture<KeyAnswer> last = asked;
        if (last != null) {
            last.cancel(false);
        }
    }

    /** Fetches the keys of one resource. Synchronized because an application's scheduler may have several threads. */
    private synchronized int look(KeyRequest request) throws Exception {
        KeyAnswer answer = ask(request);
        if (answer == null) {
            return 0;
        }
        List<String> changed = seen.changed(answer.response());
        boolean start = keys.options().getEmit() == Emit.START_AND_CHANGES && !seen.isTold(request);
        boolean deliver = start || !changed.isEmpty();
        if (!deliver || deliver(answer, changed)) {
            seen.tell(answer.response());
        } // else the keys do not count as seen, and the next poll delivers them again
        return deliver ? 1 : 0;
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
                                        + " changed, and the exchange failed; the next poll starts another one",
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
