// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * Registers the {@link AzkeysDeclaredKeysHealthCheck}. Its class is loaded only if the application has health checks, since
 * it needs {@code camel-health}. Threadsafe.
 */
final class DeclaredKeysHealth {

    private final Supplier<Set<String>> aliases;
    private final RefreshFailures failures;
    private final IntSupplier behind;
    private HealthCheck registered;

    DeclaredKeysHealth(Supplier<Set<String>> aliases, RefreshFailures failures, IntSupplier behind) {
        this.behind = behind;
        this.aliases = aliases;
        this.failures = failures;
    }

    /** Registers the check, unless it is registered or the application has no health checks yet. */
    synchronized void register(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registered == null && registry != null) {
            HealthCheck check = new AzkeysDeclaredKeysHealthCheck(aliases, failures, behind);
            registered = registry.register(check) ? check : null;
        }
    }

    synchronized void unregister(CamelContext context) {
        if (registered != null) {
            HealthCheckRegistry.get(context).unregister(registered);
            registered = null;
        }
    }
}
