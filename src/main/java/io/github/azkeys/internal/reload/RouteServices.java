// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.support.service.ServiceHelper;

/** The services of routes. */
final class RouteServices {

    private RouteServices() {}

    /**
     * Returns the services of a route and those in them, such as its processors and their producers. Camel clears its list,
     * which is not threadsafe, when another thread removes the route. To copy the list into an array fails for no change.
     */
    static Stream<Service> of(Route route) {
        return Stream.of(route.getServices().toArray(Service[]::new))
                .filter(Objects::nonNull) // cleared meanwhile
                .map(ServiceHelper::getChildServices)
                .flatMap(Collection::stream);
    }
}
