// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * Keys that an exchange got, without the keys, so that a service that refuses them makes them out of date. Immutable.
 *
 * @param services the services of the component that listed them
 */
public record FetchedKeys(KeyServices services, ArmConnection connection, KeyRequest request, Instant retrievedAt) {

    private static final String PROPERTY = "CamelAzkeysFetchedKeys";

    /** An exchange needs one or two; more are kept for a loop over resources, but not all of them. */
    private static final int MOST = 10;

    /** Adds keys to those of an exchange. */
    static void add(Exchange exchange, KeySource source, KeyResponse response) {
        FetchedKeys fetched =
                new FetchedKeys(source.services(), source.connection(), response.request(), response.retrievedAt());
        List<FetchedKeys> before = of(exchange);
        exchange.setProperty(
                PROPERTY,
                before.isEmpty()
                        ? List.of(fetched)
                        : Stream.concat(Stream.of(fetched), before.stream().filter(other -> !other.request()
                                        .equals(fetched.request())))
                                .limit(MOST)
                                .toList());
    }

    /** Returns the keys that an exchange got last. */
    @SuppressWarnings("unchecked") // only this class sets the property
    public static List<FetchedKeys> of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, List.of(), List.class);
    }

    /** Marks the keys as out of date in the cache. */
    public void outdate() {
        services.refresh(request.address());
    }

    @Override
    public String toString() {
        return "keys of " + request.address().resourceId();
    }
}
