package io.github.azkeys.internal.endpoint;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.body.KeyForms;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.response.KeyResponse;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts an answer of ARM into an exchange. */
public final class KeyMessages {

    private KeyMessages() {}

    /**
     * @throws io.github.azkeys.AzkeysException if the answer lacks what the endpoint's options ask for; the exchange is
     *     as it was
     */
    public static void fill(Exchange exchange, KeySource keys, KeyAnswer answer) {
        KeyResponse response = answer.response();
        KeyRequest request = response.request();
        Object body = keys.bodies().body(response);
        Message message = exchange.getMessage();
        message.setBody(body);
        keys.services().forms().remember(response, keys.bodies().suffixes());
        // a property, since no message may say which host a key goes to
        exchange.setProperty(KeyForms.SUFFIXES, keys.bodies().suffixes());
        message.setHeader(AzkeysConstants.OPERATION, request.operation().name());
        message.setHeader(AzkeysConstants.RESOURCE_ID, request.address().resourceId());
        message.setHeader(AzkeysConstants.API_VERSION, request.apiVersion());
        message.setHeader(AzkeysConstants.REQUEST_ID, response.requestId());
        message.setHeader(AzkeysConstants.RETRIEVED_AT, response.retrievedAt());
        message.setHeader(AzkeysConstants.FROM_CACHE, answer.fromCache());
        message.setHeader(AzkeysConstants.STALE, answer.stale());
        message.removeHeader(AzkeysConstants.REFRESH); // it was for this call, not for those after it
    }
}
