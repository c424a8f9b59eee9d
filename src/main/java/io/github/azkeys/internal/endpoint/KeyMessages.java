// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.body.KeyForms;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.Masked;
import io.github.azkeys.keys.ResourceKeys;
import io.github.azkeys.keys.Secret;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Sets the body and the headers of an exchange from a response of ARM. */
public final class KeyMessages {

    private static final List<String> OF_ONE_RESOURCE = List.of(
            AzkeysConstants.RESOURCE_ID,
            AzkeysConstants.REQUEST_ID,
            AzkeysConstants.RETRIEVED_AT,
            AzkeysConstants.FROM_CACHE,
            AzkeysConstants.STALE);

    private KeyMessages() {}

    /**
     * @throws io.github.azkeys.AzkeysException if the response lacks what the options require; the exchange is then
     *     unchanged
     */
    public static void fill(Exchange exchange, KeySource keys, KeyAnswer answer) {
        KeyResponse response = answer.response();
        KeyRequest request = response.request();
        Masked body = keys.bodies().body(answer);
        Message message = exchange.getMessage();
        message.setBody(body);
        // a property, because a header must not choose the host that receives a key
        exchange.setProperty(KeyForms.SUFFIXES, keys.bodies().suffixes());
        FetchedKeys.add(exchange, keys, response);
        message.setHeader(AzkeysConstants.OPERATION, request.operation().name());
        message.setHeader(AzkeysConstants.RESOURCE_ID, request.address().resourceId());
        message.setHeader(AzkeysConstants.API_VERSION, request.apiVersion());
        message.setHeader(AzkeysConstants.REQUEST_ID, response.requestId());
        message.setHeader(AzkeysConstants.RETRIEVED_AT, response.retrievedAt());
        message.setHeader(AzkeysConstants.FROM_CACHE, answer.fromCache());
        message.setHeader(AzkeysConstants.STALE, answer.stale());
        message.removeHeader(AzkeysConstants.REFRESH); // only for this call
    }

    /** Sets the body and the headers of an exchange from the keys of all resources that were found. */
    public static void fill(Exchange exchange, KeySource keys, List<ResourceKeys> found) {
        Message message = exchange.getMessage();
        message.setBody(found);
        exchange.setProperty(KeyForms.SUFFIXES, keys.bodies().suffixes());
        message.setHeader(AzkeysConstants.OPERATION, keys.requests().operation().name());
        message.setHeader(AzkeysConstants.API_VERSION, keys.requests().apiVersion());
        OF_ONE_RESOURCE.forEach(message::removeHeader); // those of an earlier call
        message.removeHeader(AzkeysConstants.REFRESH);
    }

    /**
     * Returns the keys of one of several resources.
     *
     * @throws io.github.azkeys.AzkeysException if the response lacks what the options require
     */
    public static ResourceKeys body(KeySource keys, KeyAnswer answer) {
        KeyResponse response = answer.response();
        Secret selected = keys.bodies().body(answer) instanceof Secret secret ? secret : null;
        return ResourceKeys.of(
                response.request().address().resourceId(), response.body(), selected, response.retrievedAt());
    }
}
