// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.spring;

import io.github.azkeys.internal.declared.DeclaredKeys;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.options.PropertyNames;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.core.env.Environment;

/** Checks each {@code camel.azkeys.keys.<alias>} of Spring Boot, which Camel does not list, when the context starts. */
final class KeyDeclarations extends LifecycleStrategySupport {

    private final Environment environment;

    KeyDeclarations(Environment environment) {
        this.environment = environment;
    }

    /** @throws io.github.azkeys.InvalidRequestException if a declaration is wrong; it ends the start */
    @Override
    public void onContextStarting(CamelContext context) {
        DeclaredKeys declared = KeyRefresh.of(context).declared();
        PropertyNames.aliases(CredentialBeans.properties(environment, "camel.azkeys.keys")
                        .keySet())
                .forEach(declared::check);
    }
}
