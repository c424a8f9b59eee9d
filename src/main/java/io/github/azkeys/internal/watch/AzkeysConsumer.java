package io.github.azkeys.internal.watch;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.Emit;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.endpoint.KeyMessages;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.endpoint.RefreshListener;
import io.github.azkeys.internal.reload.ReloadableConsumer;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.rotation.KeyDigests;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
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
 * Watches keys and starts an exchange when they change. Keys count as seen once an exchange with them has succeeded; one
 * that failed comes again with the next poll.
 */
public class AzkeysConsumer extends ScheduledPollConsumer implements ReloadableConsumer {

    private final KeySource keys;
    private final WatchedResources resources;
    private final SecureRandom random = new SecureRandom();
    private final SeenKeys seen;
    private final RefreshListener refreshListener = this::refreshed;
    private final OutdatedRequests outdated = new OutdatedRequests();
    private volatile List<KeyRequest> watched = List.of();
    private volatile CompletableFuture<KeyAnswer> asked;
    private int first;

    public AzkeysConsumer(DefaultEndpoint endpoint, Processor processor, KeySource keys, WatchedResources resources) {
        super(endpoint, processor);
        this.keys = keys;
        this.resources = resources;
        this.seen = new SeenKeys(keys.options().getStateRepository());
    }

    @Override
    protected void doStart() throws Exception {
        // not sooner: one on a file reads it now, and this node may be the second of a cluster to watch
        ServiceHelper.startService(keys.options().getStateRepository());
        outdated.clear();
        super.doStart();
        keys.services().addRefreshListener(refreshListener);
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
        keys.services().removeRefreshListener(refreshListener);
        super.doStop();
    }

    /**
     * Asks for the keys of each resource, one after the other. One that fails does not keep the others from being looked
     * at; where ARM throttles, the next poll goes on behind it. The poll has failed if no look has succeeded.
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
            lookAtOutdated(); // somebody waits for these
            KeyRequest request = requests.get((start + i) % requests.size());
            try {
                exchanges += look(request);
                looks++;
            } catch (InterruptedException e) {
                throw e;
            } catch (ThrottledException e) {
                failures.add(request, e);
                first = start + i + 1;
                break; // asking for the others would only be throttled too
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
            seen.retain(requests.stream().map(AzkeysConsumer::id).collect(Collectors.toSet()));
        }
    }

    /** Looks soon where somebody knows that keys changed, on the scheduler's thread; others than Camel's own have none. */
    private void refreshed(ResourceAddress resource) {
        Executor executor = getScheduler() instanceof DefaultScheduledPollConsumerScheduler camels
                ? camels.getScheduledExecutorService()
                : null; // as it is when it has stopped
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
        if (!failures.isEmpty() && isRunAllowed()) { // while it stops, everything may fail
            getExceptionHandler().handleException(failures.toException());
        }
    }

    /** Null where the consumer stops or is suspended meanwhile. */
    private KeyAnswer ask(KeyRequest request) throws Exception {
        if (!isLooking()) {
            return null;
        }
        Duration patience = keys.longestCall(CallPriority.background());
        CompletableFuture<KeyAnswer> answer = keys.watch(request);
        asked = answer;
        if (!isLooking()) {
            endLook(); // it may have been too early for whoever stopped it
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
            answer.cancel(false); // where it did not come: nobody waits for it any longer
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

    /** One at a time, although the application may give a scheduler of several threads. */
    private synchronized int look(KeyRequest request) throws Exception {
        KeyAnswer answer = ask(request);
        if (answer == null) {
            return 0;
        }
        String id = id(request);
        KeyDigests before = seen.last(id);
        KeyDigests now = before == null
                ? KeyDigests.of(answer.response().body(), random)
                : before.next(answer.response().body());
        List<String> changed = now.changedSince(before == null ? now : before);
        boolean start = keys.options().getEmit() == Emit.START_AND_CHANGES && !seen.isTold(id);
        if ((start || !changed.isEmpty()) && !deliver(answer, changed)) {
            return 1; // not seen: it comes again
        }
        seen.tell(id);
        if (before == null || !changed.isEmpty()) {
            seen.remember(id, now);
        }
        return start || !changed.isEmpty() ? 1 : 0;
    }

    /** Whether the exchange succeeded. */
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
                                        + " changed, and the exchange failed; it comes again with the next poll",
                                exchange,
                                exchange.getException());
                return false;
            }
            return true;
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** The route's own error handler has had the failure of an exchange already. */
    private ExceptionHandler deliveryFailures() {
        return getExceptionHandler() instanceof BridgeExceptionHandlerToErrorHandler
                ? new LoggingExceptionHandler(getEndpoint().getCamelContext(), getClass())
                : getExceptionHandler();
    }

    private static String id(KeyRequest request) {
        return request.address().toString().toLowerCase(Locale.ROOT); // to ARM casing makes no difference
    }
}
