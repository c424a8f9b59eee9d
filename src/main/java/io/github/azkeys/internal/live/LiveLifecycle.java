// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import io.github.azkeys.internal.refused.RefusedKeys;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** Checks the properties when the context starts, and lets the credentials follow their keys when it starts again. */
final class LiveLifecycle extends LifecycleStrategySupport {

    private final LiveCredentials credentials;

    LiveLifecycle(LiveCredentials credentials) {
        this.credentials = credentials;
    }

    /** The application may set its registry after Camel has loaded the plugin. */
    @Override
    public void onContextInitializing(CamelContext context) {
        LiveRegistry.install(context, credentials);
    }

    /** @throws io.github.azkeys.InvalidRequestException if a property is wrong; it ends the start */
    @Override
    public void onContextStarting(CamelContext context) {
        credentials.properties().check();
        if (!credentials.properties().all().isEmpty()) {
            RefusedKeys.install(context); // before routes are built
        }
    }

    @Override
    public void onContextStarted(CamelContext context) {
        credentials.followAgain();
    }
}
