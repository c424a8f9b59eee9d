// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.adapter.CredentialAdapter;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.declared.RefreshTimes;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.options.AzkeysProperties;
import io.github.azkeys.internal.refused.RefusedKeys;
import java.util.Map;
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
        AzkeysProperties properties = new AzkeysProperties(context);
        properties.check();
        RefreshTimes.of(context);
        Map<String, CredentialDeclaration> declared = credentials.properties().checked();
        declared.forEach((name, declaration) -> check(context, name, declaration));
        if (!declared.isEmpty()) {
            RefusedKeys.install(context); // before routes are built
        }
        properties.aliases().forEach(KeyRefresh.of(context).declared()::check); // last: less precise about a credential
    }

    /** Checks what is known without a call to ARM. */
    private static void check(CamelContext context, String name, CredentialDeclaration declaration) {
        try {
            CredentialAdapter adapter = declaration.type().adapter();
            KeySource keys = KeyRefresh.of(context).declared().check(declaration.key(), declaration::written);
            adapter.check(keys.options().getForm());
            if (adapter.isNamed()) {
                keys.bodies().requireKeyName();
            }
        } catch (InvalidRequestException e) {
            throw CredentialProperties.invalid(name, e);
        }
    }

    @Override
    public void onContextStarted(CamelContext context) {
        credentials.followAgain();
    }
}
