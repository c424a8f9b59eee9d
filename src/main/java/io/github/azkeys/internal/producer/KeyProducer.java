// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.endpoint.KeySource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes a call for each exchange. No thread waits for ARM; the exchange continues on a thread of the component.
 *
 * @param <T> the result of the call
 */
abstract class KeyProducer<T> extends DefaultAsyncProducer {

    final KeySource keys;
    private final ProducerHealth health;

    KeyProducer(Endpoint endpoint, KeySource keys, ProducerHealth health) {
        super(endpoint);
        this.keys = keys;
        this.health = health;
    }

    /**
     * Begins the call.
     *
     * @return completes with the result or with an {@link io.github.azkeys.AzkeysException}
     */
    abstract CompletableFuture<T> call(Message message);

    /** Sets the body and the headers. Throws the failure of the exchange if the result is not as required. */
    abstract void fill(Exchange exchange, T result);

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<T> answer;
        try {
            answer = call(exchange.getMessage());
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        if (answer.isDone()) {
            finish(exchange, answer);
            callback.done(true);
            return true;
        }
        answer.whenComplete((found, failure) -> keys.services().workers().execute(() -> {
            finish(exchange, answer);
            callback.done(false);
        }));
        return false;
    }

    /** Returns whether the message asks to skip the cache. */
    static boolean isRefresh(Message message) {
        Object value = message.getHeader(AzkeysConstants.REFRESH);
        if (value == null) {
            return false;
        }
        boolean known = value instanceof Boolean || value instanceof CharSequence || value instanceof byte[];
        String text = known ? message.getHeader(AzkeysConstants.REFRESH, "", String.class) : "other";
        if (!text.isEmpty() && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new InvalidRequestException("Header " + AzkeysConstants.REFRESH + " must be true or false");
        }
        return Boolean.parseBoolean(text);
    }

    /** Ends the exchange with the answer, which is there. */
    private void finish(Exchange exchange, CompletableFuture<T> answer) {
        T found;
        try {
            found = answer.join();
        } catch (CancellationException | CompletionException e) {
            exchange.setException(e instanceof CompletionException ? e.getCause() : e);
            return;
        }
        try {
            fill(exchange, found);
        } catch (RuntimeException | Error e) { // of a state repository or a body class of the application, for example
            exchange.setException(e);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        keys.startRepository();
        health.started(this);
        keys.warmUp();
    }

    @Override
    protected void doStop() throws Exception {
        health.stopped(this);
        super.doStop();
    }
}
