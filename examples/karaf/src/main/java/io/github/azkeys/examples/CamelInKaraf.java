// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.osgi.framework.BundleContext;

/**
 * The Camel context of this bundle, with the routes that bundles register as services. Its properties are in
 * {@code etc/azkeys-example.properties} of Karaf, including the options of the component
 * ({@code camel.component.azkeys.*}).
 */
public class CamelInKaraf {

    private static final String OPTIONS = "camel.component.azkeys.";

    private final OsgiDefaultCamelContext camel;
    private final Map<RoutesBuilder, Set<String>> registered = new IdentityHashMap<>();

    public CamelInKaraf(BundleContext bundle) {
        this.camel = new OsgiDefaultCamelContext(bundle);
    }

    public void start() throws Exception {
        Properties properties = new Properties();
        Path file = Path.of(System.getProperty("karaf.etc"), "azkeys-example.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        camel.getPropertiesComponent().setInitialProperties(properties);
        configure(camel.getComponent("azkeys", true, false), properties);
        camel.addRoutes(new KeyInUse());
        camel.start();
    }

    public void stop() {
        camel.stop();
    }

    /** Adds the routes that a bundle registered. */
    public synchronized void add(RoutesBuilder routes) throws Exception {
        registered.put(routes, routes.updateRoutesToCamelContext(camel));
    }

    /** Removes the routes of a bundle; null if there are none. */
    public synchronized void remove(RoutesBuilder routes) throws Exception {
        if (routes != null) {
            for (String id : registered.remove(routes)) {
                camel.getRouteController().stopRoute(id);
                camel.removeRoute(id);
            }
        }
    }

    private void configure(Component azkeys, Properties properties) {
        ServiceHelper.buildService(azkeys);
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(OPTIONS)) {
                PropertyBindingSupport.build()
                        .withConfigurer(azkeys.getComponentPropertyConfigurer())
                        .withMandatory(true)
                        .bind(camel, azkeys, name.substring(OPTIONS.length()), properties.getProperty(name));
            }
        }
    }
}
