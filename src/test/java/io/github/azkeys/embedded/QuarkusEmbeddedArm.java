// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.camel.AzkeysComponent;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded ARM service of a Quarkus application in dev and test mode. It starts and stops with the application, has
 * every resource, and is a bean that tests can inject. The component calls it unless the configuration sets an address or
 * a credential.
 */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class QuarkusEmbeddedArm implements ComponentCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(QuarkusEmbeddedArm.class);

    /** The options that select another service or identity. */
    private static final Set<String> SELECTING_OPTIONS = Set.of(
            "authorityHost",
            "certResource",
            "clientId",
            "clientSecret",
            "credentialType",
            "federatedTokenFile",
            "managedIdentityObjectId",
            "managedIdentityResourceId",
            "resourceManagerEndpoint",
            "tenantId",
            "tokenCredential");

    @Inject
    Instance<EmbeddedArm> arm;

    @Produces
    @Singleton
    EmbeddedArm start() {
        return EmbeddedArm.builder().everyResource().start();
    }

    void stop(@Disposes EmbeddedArm started) {
        started.close();
    }

    /** Runs before customizers of the application, so that those can change the result. */
    @Override
    public int getOrder() {
        return HIGHEST;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        if (!(target instanceof AzkeysComponent)) {
            return false;
        }
        Optional<String> configured = configured(name, target.getCamelContext());
        configured.ifPresent(
                property -> LOG.info("{} does not call the embedded ARM service, because {} is set", name, property));
        return configured.isEmpty();
    }

    @Override
    public void configure(String name, Component target) {
        EmbeddedArm service = arm.get();
        new EmbeddedArmCustomizer(service).configure(name, target);
        LOG.info("{} calls the embedded ARM service at {}. Its keys are not valid in Azure", name, service.endpoint());
    }

    private static Optional<String> configured(String component, CamelContext context) {
        String prefix = "camel.component." + component + ".";
        return context
                .getPropertiesComponent()
                .loadProperties(property -> property.startsWith(prefix)
                        && SELECTING_OPTIONS.contains(
                                StringHelper.dashToCamelCase(property.substring(prefix.length()))))
                .stringPropertyNames()
                .stream()
                .findFirst();
    }
}
