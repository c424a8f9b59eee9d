package io.github.azkeys.internal.producer;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysEndpoint;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.cache.KeyAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Lists the keys once per exchange, or makes one of them new. No thread waits for ARM; the exchange goes on in a thread
 * of the component.
 */
public class AzkeysProducer extends DefaultAsyncProducer {

    public AzkeysProducer(AzkeysEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<KeyAnswer> answer;
        try {
            KeyRequest request = getEndpoint().requests().of(exchange.getMessage());
            answer = getEndpoint().keys().list(request, isRefresh(exchange.getMessage()));
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        if (answer.isDone()) {
            answer.whenComplete((keys, failure) -> finish(exchange, keys, failure)); // here and now
            callback.done(true);
            return true;
        }
        answer.whenComplete((keys, failure) -> {
            Runnable goOn = () -> {
                finish(exchange, keys, failure);
                callback.done(false);
            };
            getEndpoint().getComponent().workers().execute(goOn);
        });
        return false;
    }

    private static boolean isRefresh(Message message) {
        try {
            return message.getHeader(AzkeysConstants.REFRESH, false, boolean.class);
        } catch (TypeConversionException e) {
            throw new InvalidRequestException("header " + AzkeysConstants.REFRESH + " must be true or false", null, e);
        }
    }

    private void finish(Exchange exchange, KeyAnswer keys, Throwable failure) {
        if (failure == null) {
            try {
                AzkeysMessages.fill(exchange, getEndpoint(), keys);
            } catch (RuntimeException | LinkageError e) {
                exchange.setException(e); // such as an answer without the key that is wanted
            }
        } else {
            exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getEndpoint().producerHealth().started();
    }

    @Override
    protected void doStop() throws Exception {
        getEndpoint().producerHealth().stopped();
        super.doStop();
    }

    @Override
    public AzkeysEndpoint getEndpoint() {
        return (AzkeysEndpoint) super.getEndpoint();
    }
}
