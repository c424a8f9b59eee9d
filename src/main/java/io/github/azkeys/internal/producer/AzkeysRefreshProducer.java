package io.github.azkeys.internal.producer;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.camel.AzkeysEndpoint;
import io.github.azkeys.internal.address.ResourceAddress;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Says once per exchange that the keys of a resource are out of date. Asks ARM for nothing and leaves the body as it is. */
public class AzkeysRefreshProducer extends DefaultProducer {

    public AzkeysRefreshProducer(AzkeysEndpoint endpoint) {
        super(endpoint);
    }

    /**
     * @throws io.github.azkeys.InvalidRequestException if options and message do not name one resource
     */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        ResourceAddress resource = getEndpoint().requests().of(message).address();
        message.setHeader(
                AzkeysConstants.REFRESHED, getEndpoint().getComponent().refresh(resource));
    }

    @Override
    public AzkeysEndpoint getEndpoint() {
        return (AzkeysEndpoint) super.getEndpoint();
    }
}
