// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/** Removes endpoints from Camel's registry unless a route uses them. Threadsafe. */
final class UnusedEndpoints {

    /** A shorter text is part of other URIs, too. */
    private static final int SHORTEST_VALUE = 6;

    private final CamelContext context;
    private final Predicate<Endpoint> needed;

    /** @param needed whether an endpoint is used by something that is not in a route anymore */
    UnusedEndpoints(CamelContext context, Predicate<Endpoint> needed) {
        this.context = context;
        this.needed = needed;
    }

    /** @param endpoint null for none */
    void remove(Endpoint endpoint) {
        if (endpoint == null || isInUse(endpoint)) {
            return;
        }
        try {
            context.removeEndpoint(endpoint);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        addAgain(shown(endpoint));
    }

    /** Without their keys, the old and the new endpoint have the same name in JMX, which Camel has just removed. */
    private void addAgain(String name) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        boolean setup = extension.isSetupRoutes();
        extension.setupRoutes(false); // JMX ignores endpoints at other times
        try {
            List.copyOf(context.getEndpoints()).stream()
                    .filter(endpoint -> shown(endpoint).equals(name))
                    .forEach(endpoint ->
                            context.getLifecycleStrategies().forEach(strategy -> strategy.onEndpointAdd(endpoint)));
        } finally {
            extension.setupRoutes(!setup);
        }
    }

    private static String shown(Endpoint endpoint) {
        return URISupport.sanitizeUri(endpoint.getEndpointUri());
    }

    /**
     * Removes the endpoints with one of some values in their options. Camel creates them for messages and keeps them, as
     * for {@code toD}, or its processors do not reveal them, as that of {@code wireTap}.
     */
    void removeWith(Collection<String> values) {
        List<String> texts = values.stream()
                .filter(value -> value.length() >= SHORTEST_VALUE)
                .flatMap(UnusedEndpoints::inUris)
                .toList();
        List.copyOf(context.getEndpoints()).stream()
                .filter(endpoint -> {
                    String options = StringHelper.after(endpoint.getEndpointUri(), "?", "");
                    return texts.stream().anyMatch(options::contains);
                })
                .forEach(this::remove);
    }

    /** Camel encodes the options in URIs, in those with {@code RAW(…)} only the percent sign; a plus may be a blank. */
    private static Stream<String> inUris(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return Stream.of(value, value.replace("%", "%25"), encoded, encoded.replace("%2B", "+"))
                .distinct();
    }

    private boolean isInUse(Endpoint endpoint) {
        return needed.test(endpoint)
                || context.getRoutes().stream()
                        .flatMap(RouteServices::of)
                        .anyMatch(service -> service instanceof EndpointAware aware && aware.getEndpoint() == endpoint);
    }
}
