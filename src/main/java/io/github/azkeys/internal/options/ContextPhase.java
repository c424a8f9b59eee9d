// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.support.service.BaseService;

/**
 * The startup phase of a Camel context. {@link CamelContext#getStatus()} does not distinguish a context that was never
 * started from a stopped one, so this class reads the phase. The phases are the protected constants of {@link BaseService},
 * which the context also inherits. Stateless.
 */
public final class ContextPhase extends BaseService {

    private ContextPhase() {}

    /** Whether the context is configured and creates its services, or has created them. */
    public static boolean isInitializing(CamelContext context) {
        return context.getCamelContextExtension().getStatusPhase() >= INITIALIZING;
    }

    /** Whether the context starts its routes, or has started them, so that messages may arrive. */
    public static boolean isStarting(CamelContext context) {
        return context.getCamelContextExtension().getStatusPhase() >= STARTING;
    }

    /** Whether the calling thread builds or starts routes. */
    public static boolean isBuildingRoutes(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        // not the context's own controller: a supervising one reports that all threads start routes
        return extension.getInternalRouteController().isStartingRoutes() || extension.isSetupRoutes();
    }
}
