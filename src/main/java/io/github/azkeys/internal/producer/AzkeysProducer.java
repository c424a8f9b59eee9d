// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.endpoint.KeyMessages;
import io.github.azkeys.internal.endpoint.KeySource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Lists the keys once per exchange, or regenerates one of them. No thread waits for ARM; the exchange continues on a thread
 * of the component.
 */
public class AzkeysProducer extends DefaultAsyncProducer {

    private final KeySource keys;
    private final ProducerHealth health;

    public AzkeysProducer(Endpoint endpoint, KeySource keys, ProducerHealth health) {
        super(endpoint);
        this.keys = keys;
        this.health = health;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<KeyAnswer> answer;
        try {
            KeyRequest request = keys.requests().of(exchange.getMessage());
            answer = keys.list(request, isRefresh(exchange.getMessage()));
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        if (answer.isDone()) {
            answer.whenComplete((found, failure) -> finish(exchange, found, failure)); // on this thread
            callback.done(true);
            return true;
        }
        answer.whenComplete((found, failure) -> keys.services().workers().execute(() -> {
            finish(exchange, found, failure);
            callback.done(false);
        }));
        return false;
    }

    private static boolean isRefresh(Message message) {
        Object value = message.getHeader(AzkeysConstants.REFRESH, "");
        boolean known = value instanceof Boolean || value instanceof CharSequence || value instanceof byte[];
        String text = known ? message.getHeader(AzkeysConstants.REFRESH, "", String.class) : "other";
        if (!text.isEmpty() && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new InvalidRequestException("Header " + AzkeysConstants.REFRESH + " must be true or false");
        }
        return Boolean.parseBoolean(text);
    }

    private void finish(Exchange exchange, KeyAnswer found, Throwable failure) {
        if (failure == null) {
            try {
                KeyMessages.fill(exchange, keys, found);
            } catch (RuntimeException | LinkageError e) {
                exchange.setException(e); // for example if the selected key is missing
            }
        } else {
            exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        health.started();
    }

    @Override
    protected void doStop() throws Exception {
        health.stopped();
        super.doStop();
    }
}
