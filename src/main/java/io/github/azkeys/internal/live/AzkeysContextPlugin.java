// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Makes live credentials available in each Camel context. Camel loads it with a {@link java.util.ServiceLoader}, which does
 * not find it in OSGi; there the component does the same.
 */
public final class AzkeysContextPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext camelContext) {
        LiveCredentials.of(camelContext);
    }
}
