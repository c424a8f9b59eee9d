// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import org.apache.camel.CamelContext;

/**
 * Waits for other threads that stop, suspend or remove a route. While such a thread waits for the in-flight messages of
 * the route, the status of the route is still {@code Started}, so the status is not enough.
 *
 * <p><b>Workaround.</b> Camel runs these operations under a lock to which it gives no access. Removing a route takes that
 * lock too (see CAMEL-18472), and removing a route that does not exist has no other effect. No Camel issue on this is
 * known (Camel 4.22.0); if {@code RouteController.stopRoute} returned whether this call stopped the route,
 * this class would not be needed.
 */
final class LifecycleLock {

    private LifecycleLock() {}

    /**
     * Returns once the operations that began before this call are finished. The timeout of the shutdown strategy bounds each
     * of them.
     */
    static void await(CamelContext context) throws Exception {
        context.removeRoute(""); // no route has this id: Camel generates an id for a route without one
    }
}
