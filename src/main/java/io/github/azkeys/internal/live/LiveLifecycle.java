// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** Checks the properties when the context starts, and lets the credentials follow their keys when it starts again. */
final class LiveLifecycle extends LifecycleStrategySupport {

    private final LiveCredentials credentials;

    LiveLifecycle(LiveCredentials credentials) {
        this.credentials = credentials;
    }

    /** @throws io.github.azkeys.InvalidRequestException if a property is wrong; it ends the start */
    @Override
    public void onContextStarting(CamelContext context) {
        credentials.properties().check();
    }

    @Override
    public void onContextStarted(CamelContext context) {
        credentials.followAgain();
    }
}
