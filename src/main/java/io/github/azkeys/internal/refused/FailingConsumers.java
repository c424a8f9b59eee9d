// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import java.util.Collection;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Notices the failures of consumers that have no exchange, such as those of a poll. Failures that are bridged to the error
 * handler of the route have one.
 */
final class FailingConsumers extends LifecycleStrategySupport {

    private final RefusedKeys refused;

    FailingConsumers(RefusedKeys refused) {
        this.refused = refused;
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        routes.forEach(route -> {
            refused.rules(route); // refuses rules that are not valid when the route starts
            if (route.getConsumer() instanceof DefaultConsumer consumer
                    && !(consumer.getExceptionHandler() instanceof Handler)
                    && !(consumer.getExceptionHandler() instanceof BridgeExceptionHandlerToErrorHandler)) {
                consumer.setExceptionHandler(new Handler(refused, route, consumer.getExceptionHandler()));
            }
        });
    }

    private record Handler(RefusedKeys refused, Route route, ExceptionHandler original) implements ExceptionHandler {

        @Override
        public void handleException(Throwable failure) {
            refused.failed(failure, route);
            original.handleException(failure);
        }

        @Override
        public void handleException(String message, Throwable failure) {
            refused.failed(failure, route);
            original.handleException(message, failure);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable failure) {
            refused.failed(failure, route);
            original.handleException(message, exchange, failure);
        }
    }
}
