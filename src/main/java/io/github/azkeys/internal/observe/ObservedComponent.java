package io.github.azkeys.internal.observe;

import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.cache.KeyCache;
import io.github.azkeys.internal.endpoint.KeyComponent;
import io.github.azkeys.internal.endpoint.KeyServices;
import java.time.Instant;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** What can be seen of the component from outside: its attributes in JMX, and its meters. */
@ManagedResource(description = "Managed Azure Keys component")
public abstract class ObservedComponent extends KeyComponent {

    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private AutoCloseable metrics;

    final KeyCache cache() {
        return KeyServices.of(this).cache();
    }

    final WriteBudgets budgets() {
        return KeyServices.of(this).clients().budgets();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // late, since whoever makes the meter registry may start after this component
        getCamelContext().addStartupListener((context, alreadyStarted) -> startMetrics());
    }

    private void startMetrics() {
        if (metrics == null && getCamelContext().getClassResolver().resolveClass(METER_REGISTRY) != null) {
            metrics = new AzkeysMetrics(this);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (metrics != null) {
            metrics.close();
            metrics = null;
        }
        super.doStop();
    }

    @ManagedAttribute(description = "Key sets in memory")
    public long getKeySets() {
        return cache().size();
    }

    @ManagedAttribute(description = "Answers from memory")
    public long getHits() {
        return cache().counts().hits();
    }

    @ManagedAttribute(description = "Answers from memory that were older than cacheTtl, since ARM could not answer")
    public long getStaleHits() {
        return cache().counts().staleHits();
    }

    @ManagedAttribute(description = "Calls that were sent to ARM, each with all its tries")
    public long getCalls() {
        return cache().counts().calls();
    }

    @ManagedAttribute(description = "How often no keys could be had, whether a call was sent or not")
    public long getFailures() {
        return cache().counts().failures();
    }

    @ManagedAttribute(description = "Calls that ARM would take at once, in the subscription with the fewest")
    public int getBudgetRemaining() {
        return budgets().remaining();
    }

    @ManagedAttribute(description = "Calls that wait until ARM takes another one")
    public int getBudgetWaiting() {
        return budgets().waiting();
    }

    @ManagedOperation(
            description = "The key sets in memory and the budgets as JSON: names, ages and counts, never a key")
    public String dumpKeySetsAsJson() {
        return KeyReport.json(this, Instant.now()).toJson();
    }
}
