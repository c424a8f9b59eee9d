// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailureEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Notices the failures of exchanges outside of nodes, such as those of a producer template. */
final class FailedExchanges extends SimpleEventNotifierSupport {

    private final RefusedKeys refused;

    FailedExchanges(RefusedKeys refused) {
        this.refused = refused;
        setIgnoreCamelContextInitEvents(true);
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeEvents(false);
        setIgnoreExchangeFailedEvents(false);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeRedeliveryEvents(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeFailureEvent || event instanceof CamelEvent.ExchangeFailedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        refused.failed(((CamelEvent.ExchangeEvent) event).getExchange());
    }
}
