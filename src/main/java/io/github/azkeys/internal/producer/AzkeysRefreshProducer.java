package io.github.azkeys.internal.producer;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.endpoint.KeySource;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Says once per exchange that the keys of a resource are out of date. Asks ARM for nothing and leaves the body as it is. */
public class AzkeysRefreshProducer extends DefaultProducer {

    private final KeySource keys;

    public AzkeysRefreshProducer(Endpoint endpoint, KeySource keys) {
        super(endpoint);
        this.keys = keys;
    }

    /**
     * @throws io.github.azkeys.InvalidRequestException if options and message do not name one resource
     */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        ResourceAddress resource = keys.requests().of(message).address();
        message.setHeader(AzkeysConstants.REFRESHED, keys.services().refresh(resource));
    }
}
