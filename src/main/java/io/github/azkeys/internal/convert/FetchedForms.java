// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.body.KeyForms;
import io.github.azkeys.internal.endpoint.KeyComponent;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.keys.Masked;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Finds the component that fetched a body, because converters and data types know only the exchange. */
final class FetchedForms {

    private static final String DEFAULT_COMPONENT = "azkeys";

    private FetchedForms() {}

    /**
     * Returns the forms of the component that fetched a body; of the component {@code azkeys} if none did.
     *
     * @param exchange may be null, as when a type converter is called without an exchange
     * @throws InvalidRequestException if there is no exchange
     */
    static KeyForms of(Exchange exchange, Object body) {
        if (exchange == null) {
            throw new InvalidRequestException("Forms can be created only within an exchange");
        }
        CamelContext context = exchange.getContext();
        return context.getComponentNames().stream()
                .map(context::hasComponent)
                .filter(KeyComponent.class::isInstance)
                .map(component -> KeyServices.of((KeyComponent) component).forms())
                .filter(forms -> body instanceof Masked keys && forms.knows(keys))
                .findFirst()
                .orElseGet(() -> KeyServices.of(context.getComponent(DEFAULT_COMPONENT, KeyComponent.class))
                        .forms());
    }
}
