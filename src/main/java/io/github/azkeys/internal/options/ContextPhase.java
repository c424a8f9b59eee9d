package io.github.azkeys.internal.options;

import org.apache.camel.CamelContext;
import org.apache.camel.support.service.BaseService;

/**
 * How far the start of a Camel context has come. {@link CamelContext#getStatus()} does not tell a context that was never
 * started from one that is stopped, so this reads the phase behind it. The numbers of the phases are the protected
 * constants of {@link BaseService}, which the context inherits as well. Stateless.
 */
public final class ContextPhase extends BaseService {

    private ContextPhase() {}

    /** Whether the context has its configuration, and creates its services or is past that. */
    public static boolean isInitializing(CamelContext context) {
        return context.getCamelContextExtension().getStatusPhase() >= INITIALIZING;
    }

    /** Whether the context starts its routes or is past that, so that there may be messages. */
    public static boolean isStarting(CamelContext context) {
        return context.getCamelContextExtension().getStatusPhase() >= STARTING;
    }
}
