// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.options.AzkeysProperties;
import io.github.azkeys.internal.reload.RouteNodes;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Lets the nodes of routes get changed keys in place. Camel loads it before it creates routes. Where it does not, as in
 * OSGi, the first placeholder installs the same, and a route of which a node was created earlier is reloaded once.
 */
public final class NodesPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        install(context);
    }

    static RouteNodes install(CamelContext context) {
        // the properties may not be known yet
        return RouteNodes.install(
                context, () -> new AzkeysProperties(context).isTrue(AzkeysProperties.REFRESH_ENABLED, false));
    }
}
