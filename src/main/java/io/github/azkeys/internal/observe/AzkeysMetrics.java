package io.github.azkeys.internal.observe;

import io.github.azkeys.internal.cache.KeyCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;

/**
 * The counts of a component as meters, in each meter registry that the application has in Camel's registry. Loaded only
 * where Micrometer is on the class path.
 *
 * @see <a href="https://camel.apache.org/components/next/micrometer-component.html">Camel's Micrometer component</a>
 */
final class AzkeysMetrics implements AutoCloseable {

    private final List<Registered> meters = new ArrayList<>();
    private final ObservedComponent component;
    private final Tags tags;

    private record Registered(MeterRegistry registry, Meter meter) {}

    AzkeysMetrics(ObservedComponent component) {
        CamelContext context = component.getCamelContext();
        this.component = component;
        this.tags = Tags.of("camelContext", context.getName(), "component", name(context, component));
        context.getRegistry().findByType(MeterRegistry.class).forEach(this::register);
    }

    private void register(MeterRegistry registry) {
        count(registry, "camel.azkeys.hits", "Answers from memory", KeyCounts::hits);
        count(registry, "camel.azkeys.stale.hits", "Answers from memory older than cacheTtl", KeyCounts::staleHits);
        count(registry, "camel.azkeys.calls", "Calls that were sent to ARM, each with all its tries", KeyCounts::calls);
        count(
                registry,
                "camel.azkeys.failures",
                "How often no keys could be had, whether a call was sent or not",
                KeyCounts::failures);
        gauge(registry, "camel.azkeys.key.sets", "Key sets in memory", ObservedComponent::getKeySets);
        // not one for each subscription, which a message may name
        gauge(
                registry,
                "camel.azkeys.budget.remaining",
                "Calls that ARM would take at once, in the subscription with the fewest",
                ObservedComponent::getBudgetRemaining);
        gauge(
                registry,
                "camel.azkeys.budget.waiting",
                "Calls that wait until ARM takes another one",
                ObservedComponent::getBudgetWaiting);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<ObservedComponent> value) {
        add(
                registry,
                Gauge.builder(name, component, value)
                        .description(description)
                        .tags(tags)
                        .register(registry));
    }

    private void count(MeterRegistry registry, String name, String description, ToLongFunction<KeyCounts> count) {
        add(
                registry,
                FunctionCounter.builder(
                                name,
                                component,
                                source -> count.applyAsLong(source.cache().counts()))
                        .description(description)
                        .tags(tags)
                        .register(registry));
    }

    private void add(MeterRegistry registry, Meter meter) {
        meters.add(new Registered(registry, meter));
    }

    /** Takes the meters back: a registry may outlive the Camel context. */
    @Override
    public void close() {
        meters.forEach(registered -> registered.registry().remove(registered.meter()));
        meters.clear();
    }

    private static String name(CamelContext context, ObservedComponent component) {
        return context.getComponentNames().stream()
                .filter(name -> context.hasComponent(name) == component)
                .findFirst()
                .orElseGet(component::getDefaultName);
    }
}
