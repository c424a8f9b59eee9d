// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.cache.KeyCache;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.endpoint.KeyComponent;
import io.github.azkeys.internal.endpoint.KeyServices;
import java.time.Instant;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** The JMX attributes and the meters of the component. */
@ManagedResource(description = "Managed Azure Keys component")
public abstract class ObservedComponent extends KeyComponent {

    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private AutoCloseable metrics;
    private boolean searched;
    private boolean listening;

    final KeyCache cache() {
        return KeyServices.of(this).cache();
    }

    final WriteBudgets budgets() {
        return KeyServices.of(this).clients().budgets();
    }

    final KeyRefresh declared() {
        return KeyRefresh.of(getCamelContext());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // late, because the meter registry may be created after this component
        if (getCamelContext().isStarted()) {
            startMetrics();
        } else if (!listening) {
            listening = true; // once, because Camel keeps the listener when the context starts again
            getCamelContext().addStartupListener((context, alreadyStarted) -> {
                if (isStarted()) {
                    startMetrics();
                }
            });
        }
    }

    private void startMetrics() {
        if (searched) {
            return; // Camel also calls startup listeners for each route that is added later
        }
        searched = true;
        if (getCamelContext().getClassResolver().resolveClass(METER_REGISTRY) != null) {
            metrics = new AzkeysMetrics(this);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (metrics != null) {
            metrics.close();
            metrics = null;
        }
        searched = false;
        super.doStop();
    }

    @ManagedAttribute(description = "Cached key sets")
    public long getKeySets() {
        return cache().size();
    }

    @ManagedAttribute(description = "Responses from the cache")
    public long getHits() {
        return cache().counts().hits();
    }

    @ManagedAttribute(
            description = "Responses from the cache that were older than cacheTtl, because ARM was unavailable")
    public long getStaleHits() {
        return cache().counts().staleHits();
    }

    @ManagedAttribute(description = "Calls to ARM. All attempts of a call count as one")
    public long getCalls() {
        return cache().counts().calls();
    }

    @ManagedAttribute(description = "Calls that returned no keys, and calls that were not sent")
    public long getFailures() {
        return cache().counts().failures();
    }

    @ManagedAttribute(description = "Calls that ARM would accept now, in the subscription with the fewest")
    public int getBudgetRemaining() {
        return budgets().remaining();
    }

    @ManagedAttribute(description = "Calls that wait for budget")
    public int getBudgetWaiting() {
        return budgets().waiting();
    }

    @ManagedAttribute(
            description = "Uses of declared keys that still have a key that has changed, in the whole Camel context")
    public int getOldKeys() {
        return declared().behind();
    }

    @ManagedOperation(
            description =
                    "Returns the cached key sets and the budgets as JSON: names, ages, fingerprints and counts, never a key")
    public String dumpKeySetsAsJson() {
        return KeyReport.json(this, Instant.now()).toJson();
    }
}
