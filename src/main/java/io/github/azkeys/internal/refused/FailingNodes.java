// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Notices a failure when a node of a route fails, before the error handler waits for the redelivery. Camel's events of
 * failures and redeliveries come after that time. Its events of sent messages come earlier, but they cost two objects for
 * each message that is sent.
 */
record FailingNodes(RefusedKeys refused) implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return super.process(exchange, doneSync -> {
                    try {
                        if (exchange.getException() != null) {
                            refused.failed(exchange);
                        }
                    } finally {
                        callback.done(doneSync); // also if a method of the exception throws
                    }
                });
            }
        };
    }
}
