// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Binds the customizer of the service of {@link EmbeddedArmExtension} in each Camel context that a test creates or starts,
 * unless it has one already. Camel finds this class.
 */
public final class EmbeddedArmPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        if (System.getProperty(JUnitProperties.ENDPOINT) != null) {
            bind(context);
            return;
        }
        // JUnit calls the extension after the fields of the class, or of its only instance, are initialized
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextInitializing(CamelContext initializing) {
                bind(initializing);
            }
        });
    }

    private static void bind(CamelContext context) {
        String endpoint = System.getProperty(JUnitProperties.ENDPOINT);
        if (endpoint != null
                && context.getRegistry().findByType(EmbeddedArmCustomizer.class).isEmpty()) {
            context.getRegistry().bind(JUnitProperties.BEAN, new EmbeddedArmCustomizer(RunningServices.get(endpoint)));
        }
    }
}
