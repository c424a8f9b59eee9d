// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.endpoint.KeyMessages;
import io.github.azkeys.internal.endpoint.KeySource;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Lists the keys once per exchange, or regenerates one of them. */
public class AzkeysProducer extends KeyProducer<KeyAnswer> {

    public AzkeysProducer(Endpoint endpoint, KeySource keys, ProducerHealth health) {
        super(endpoint, keys, health);
    }

    @Override
    CompletableFuture<KeyAnswer> call(Message message) {
        return keys.list(keys.requests().of(message), isRefresh(message));
    }

    @Override
    void fill(Exchange exchange, KeyAnswer answer) {
        KeyMessages.fill(exchange, keys, answer); // fails for example if the selected key is missing
    }
}
