package io.github.azkeys.camel;

import io.github.azkeys.arm.Demand;
import io.github.azkeys.arm.KeyAnswer;
import io.github.azkeys.arm.KeyRequest;
import io.github.azkeys.arm.KeyResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Watches keys and starts an exchange when they change. Keys count as seen once an exchange with them has succeeded; one
 * that failed comes again with the next poll.
 */
public class AzkeysConsumer extends ScheduledPollConsumer {

    private final List<KeyRequest> watched;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, KeyDigests> seen = new HashMap<>();
    private final Set<String> announced = new HashSet<>();
    private volatile CompletableFuture<KeyAnswer> asked;

    /**
     * @param watched which keys to look at, in this order
     */
    public AzkeysConsumer(AzkeysEndpoint endpoint, Processor processor, List<KeyRequest> watched) {
        super(endpoint, processor);
        this.watched = List.copyOf(watched);
    }

    @Override
    protected void doSuspend() throws Exception {
        endLook();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        endLook();
        super.doStop();
    }

    /** Asks for the keys of each resource, one after the other; the first failure ends the poll. */
    @Override
    protected int poll() throws Exception {
        int exchanges = 0;
        for (KeyRequest request : watched) {
            KeyAnswer answer = ask(request);
            if (answer == null) {
                break;
            }
            exchanges += look(answer);
        }
        return exchanges;
    }

    /** Null where the consumer stops or is suspended meanwhile. */
    private KeyAnswer ask(KeyRequest request) throws Exception {
        if (!isLooking()) {
            return null;
        }
        Duration patience = getEndpoint().patience(Demand.background());
        CompletableFuture<KeyAnswer> answer = getEndpoint().watch(request);
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

    private int look(KeyAnswer answer) throws Exception {
        String id = answer.response().request().address().toString();
        KeyDigests before = lastSeen(id);
        KeyDigests now = before == null
                ? KeyDigests.of(answer.response().body(), random)
                : before.next(answer.response().body());
        List<String> changed = now.changedSince(before == null ? now : before);
        boolean start = getEndpoint().getConfiguration().getEmit() == Emit.START_AND_CHANGES && !announced.contains(id);
        if ((start || !changed.isEmpty()) && !deliver(answer, changed)) {
            return 1; // not seen: it comes again
        }
        announced.add(id);
        if (before == null || !changed.isEmpty()) {
            remember(id, now);
        }
        return start || !changed.isEmpty() ? 1 : 0;
    }

    /** Whether the exchange succeeded. */
    private boolean deliver(KeyAnswer answer, List<String> changed) throws Exception {
        KeyResponse response = answer.response();
        Exchange exchange = createExchange(false);
        try {
            AzkeysMessages.fill(exchange, getEndpoint(), answer);
            exchange.getMessage().setHeader(AzkeysConstants.CHANGED_KEYS, changed);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                getExceptionHandler()
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

    private KeyDigests lastSeen(String id) {
        KeyDigests known = seen.get(id);
        if (known == null && repository() != null) {
            String text = repository().getState(id);
            known = text == null ? null : KeyDigests.ofText(text);
            if (known != null) {
                seen.put(id, known);
            }
        }
        return known;
    }

    private void remember(String id, KeyDigests now) {
        if (repository() != null) {
            repository().setState(id, now.toText());
        }
        seen.put(id, now);
    }

    private StateRepository<String, String> repository() {
        return getEndpoint().getConfiguration().getStateRepository();
    }

    @Override
    public AzkeysEndpoint getEndpoint() {
        return (AzkeysEndpoint) super.getEndpoint();
    }
}
