// SPDX-License-Identifier: Apache-2.0
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
 * The meters of a component, in each meter registry of the application. Loaded only if Micrometer is on the classpath.
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
        count(registry, "camel.azkeys.hits", "Responses from the cache", KeyCounts::hits);
        count(
                registry,
                "camel.azkeys.stale.hits",
                "Responses from the cache that were older than cacheTtl",
                KeyCounts::staleHits);
        count(registry, "camel.azkeys.calls", "Calls to ARM. All attempts of a call count as one", KeyCounts::calls);
        count(
                registry,
                "camel.azkeys.failures",
                "Calls that returned no keys, and calls that were not sent",
                KeyCounts::failures);
        gauge(registry, "camel.azkeys.key.sets", "Cached key sets", ObservedComponent::getKeySets);
        // not by subscription, because a message may set it
        gauge(
                registry,
                "camel.azkeys.budget.remaining",
                "Calls that ARM would accept now, in the subscription with the fewest",
                ObservedComponent::getBudgetRemaining);
        gauge(
                registry,
                "camel.azkeys.budget.waiting",
                "Calls that wait for budget",
                ObservedComponent::getBudgetWaiting);
        gauge(
                registry,
                "camel.azkeys.old.keys",
                "Uses of declared keys that still have a key that has changed, in the whole Camel context",
                ObservedComponent::getOldKeys);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<ObservedComponent> value) {
        Meter meter = Gauge.builder(name, component, value)
                .description(description)
                .tags(tags)
                .register(registry);
        meters.add(new Registered(registry, meter));
    }

    private void count(MeterRegistry registry, String name, String description, ToLongFunction<KeyCounts> count) {
        Meter meter = FunctionCounter.builder(
                        name,
                        component,
                        source -> count.applyAsLong(source.cache().counts()))
                .description(description)
                .tags(tags)
                .register(registry);
        meters.add(new Registered(registry, meter));
    }

    /** Removes the meters, because a registry may outlive the Camel context. */
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
