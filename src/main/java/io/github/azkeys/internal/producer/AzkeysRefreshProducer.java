// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.endpoint.KeySource;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Marks the keys of a resource as out of date, once per exchange. Sends no request to ARM and keeps the body. */
public class AzkeysRefreshProducer extends DefaultProducer {

    private final KeySource keys;

    public AzkeysRefreshProducer(Endpoint endpoint, KeySource keys) {
        super(endpoint);
        this.keys = keys;
    }

    /**
     * @throws io.github.azkeys.InvalidRequestException if options and message do not specify one resource
     */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        ResourceAddress resource = keys.requests().of(message).address();
        message.setHeader(AzkeysConstants.REFRESHED, keys.services().refresh(resource));
    }
}
