// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.UnitOfWork;

/**
 * Checks whether an exchange is already inside a route: in {@code A}, which sends to {@code B}, which sends back to {@code
 * A}, it is in both.
 *
 * <p><b>Workaround.</b> {@link UnitOfWork} keeps these routes as a stack and returns the last one only; the exchange knows
 * the first one, and the others are not accessible. So this takes the routes off the stack and puts them back. Only the
 * thread that processes the exchange may do this. No Camel issue on this is known (Camel 4.22.0); with a method that lists
 * the routes, this class is not needed.
 */
final class RouteStack {

    private RouteStack() {}

    /** Whether the exchange entered the route and has not left it. The exchange is unchanged afterwards. */
    static boolean contains(Exchange exchange, String routeId) {
        UnitOfWork unit = exchange.getUnitOfWork();
        if (unit == null) {
            return false;
        }
        Deque<Route> taken = new ArrayDeque<>();
        try {
            for (Route route = unit.popRoute(); route != null; route = unit.popRoute()) {
                taken.push(route);
                if (route.getRouteId().equals(routeId)) {
                    return true;
                }
            }
            return false;
        } finally {
            taken.forEach(unit::pushRoute); // a deque iterates from the last one that was pushed
        }
    }
}
