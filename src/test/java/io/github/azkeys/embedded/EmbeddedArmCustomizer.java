// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.CredentialType;
import io.github.azkeys.camel.AzkeysComponent;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Component;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Configures the component {@code azkeys} of a Camel context to call an embedded ARM service, so that routes run
 * unchanged without Azure. Tests with JUnit 5 get it from {@link EmbeddedArmExtension}. Else bind it to the registry:
 *
 * <pre>{@code
 * main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
 * }</pre>
 *
 * <p>Without Java, as in {@code application.properties} or with {@code --prop} of Camel JBang, it starts its own service:
 *
 * <pre>{@code
 * camel.beans.embeddedArm = #class:io.github.azkeys.embedded.EmbeddedArmCustomizer
 * azkeys.embedded.resources = batch?resourceId=/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine
 * }</pre>
 *
 * <p>It replaces the settings of the component for the addresses, the audience, TLS and the credential. Bound to the
 * registry, it also replaces those in {@code camel.component.azkeys.*} and in URIs. The cloud is kept: it selects only the
 * host names in forms of the keys. {@code HttpClient} and {@code TokenCredential} beans of the application are not used.
 * Bind it before the first endpoint of the component is created: if the component is in use already, Camel does not start.
 * Not thread-safe.
 */
public final class EmbeddedArmCustomizer implements ComponentCustomizer, CamelContextAware {

    private static final String RESOURCES = "azkeys.embedded.resources";

    private final EmbeddedArm service;
    private final Set<Component> configured = Collections.newSetFromMap(new WeakHashMap<>());
    private EmbeddedArm own;
    private boolean enabled = true;
    private boolean everyResource;
    private DeclaredResources resources = DeclaredResources.of("");
    private CamelContext context;

    /** Creates a customizer that starts its own service, and closes it when the Camel context stops. */
    public EmbeddedArmCustomizer() {
        this(null);
    }

    /**
     * Creates a customizer for a service.
     *
     * @param arm the service, which the caller closes
     */
    public EmbeddedArmCustomizer(EmbeddedArm arm) {
        this.service = arm;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return enabled && target instanceof AzkeysComponent;
    }

    /** Whether to configure the component. If {@code false}, the component calls Azure. The default is {@code true}. */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Whether its own service adds each resource that is requested. The default is {@code false}. */
    public void setEveryResource(boolean everyResource) {
        this.everyResource = everyResource;
    }

    /**
     * Adds resources to the service, with random keys, in addition to those in the property
     * {@code azkeys.embedded.resources} of the application:
     *
     * <pre>{@code
     * batch?resourceId=/subscriptions/…/batchAccounts/mine, iothub?keyName=service&resourceId=/subscriptions/…/IotHubs/hub
     * }</pre>
     *
     * @param resources as in a URI of the component, separated by commas or line breaks
     * @throws IllegalArgumentException if one of them does not have this form, or its ID is not of the type of the operation
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     */
    public void setResources(String resources) {
        this.resources = checked(resources);
    }

    private DeclaredResources checked(String text) {
        return DeclaredResources.of(text)
                .check(service == null ? EmbeddedArm.builder().operations() : service.operations());
    }

    /** Returns the resources in the property of the application. */
    private DeclaredResources ofApplication(CamelContext owner) {
        return checked(owner.resolvePropertyPlaceholders("{{" + RESOURCES + ":}}"));
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /**
     * Called by Camel when the customizer is bound.
     *
     * @throws IllegalStateException if the context runs and its component is in use already
     */
    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        if (context.isStarting() || context.isStarted()) {
            configureMissed();
            return;
        }
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextInitializing(CamelContext initializing) {
                if (enabled) {
                    ofApplication(initializing); // a mistake here is easier to see than when the component is created
                }
                configureMissed();
            }

            @Override
            public void onContextStarting(CamelContext starting) {
                configureMissed();
            }
        });
    }

    /** Configures the components that were created before this customizer was bound. */
    private void configureMissed() {
        for (String name : context.getComponentNames()) {
            Component component = context.hasComponent(name);
            if (isEnabled(name, component) && !configured.contains(component)) {
                AzkeysComponent found = (AzkeysComponent) component;
                if (service == null
                        || !service.endpoint().equals(found.getConfiguration().getResourceManagerEndpoint())) {
                    requireUnused(name, found);
                }
                configure(name, component);
            }
        }
    }

    private void requireUnused(String name, AzkeysComponent component) {
        boolean used = component.getCalls() + component.getFailures() > 0
                || context.getEndpoints().stream()
                        .anyMatch(endpoint -> endpoint.getEndpointUri().startsWith(name + ":"));
        if (used) {
            throw new IllegalStateException("The component '" + name
                    + "' was used before EmbeddedArmCustomizer was bound, so it calls Azure instead of the embedded ARM"
                    + " service. Bind it before you create endpoints and before placeholders are resolved, with Main.bind"
                    + " in Camel Main, or use EmbeddedArmExtension");
        }
    }

    /**
     * Configures a component. Camel calls this method if the customizer is bound to the registry. Else the application can
     * change the options afterwards, for example to another credential.
     */
    @Override
    public void configure(String name, Component target) {
        if (service == null && own == null) {
            own = start(target.getCamelContext());
        }
        resources.addTo(arm());
        configured.add(target);
        AzkeysComponent component = (AzkeysComponent) target;
        component.setAutowiredEnabled(false); // the clients and credentials of the application are for Azure
        CamelContext owner = target.getCamelContext();
        if (owner != null) {
            ofApplication(owner).addTo(arm());
        }
        if (owner != null
                && owner.getRegistry().findByType(EmbeddedArmCustomizer.class).contains(this)) {
            fix(component);
        } else {
            apply(component.getConfiguration());
        }
    }

    private EmbeddedArm arm() {
        return service == null ? own : service;
    }

    /** Replaces the options by options that the application cannot change afterwards. */
    private void fix(AzkeysComponent component) {
        EmbeddedConfiguration fixed = new EmbeddedConfiguration(arm());
        BeanIntrospection introspection = PluginHelper.getBeanIntrospection(component.getCamelContext());
        Map<String, Object> options = new HashMap<>();
        introspection.getProperties(component.getConfiguration(), options, null, false);
        options.forEach((name, value) -> {
            try {
                introspection.setProperty(component.getCamelContext(), fixed, name, value);
            } catch (Exception e) {
                throw new RuntimeCamelException(e);
            }
        });
        component.setConfiguration(fixed);
    }

    private void apply(AzkeysConfiguration configuration) {
        EmbeddedArm arm = arm();
        configuration.setResourceManagerEndpoint(arm.endpoint());
        configuration.setAuthorityHost(arm.authorityHost());
        configuration.setAudience(null); // the default is that of the service
        if (configuration.getCloud() == null) {
            configuration.setCloud(AzureCloud.AZURE_PUBLIC); // the samples have its host names
        }
        configuration.setSslContextParameters(trust(arm.certificate()));
        configuration.setCredentialType(CredentialType.CLIENT_SECRET);
        configuration.setTenantId(arm.tenantId());
        configuration.setClientId(arm.clientId());
        configuration.setClientSecret(arm.clientSecret());
        configuration.setCertResource(null);
        configuration.setCertResourcePassword(null);
        configuration.setManagedIdentityResourceId(null);
        configuration.setManagedIdentityObjectId(null);
        configuration.setFederatedTokenFile(null);
    }

    /**
     * Returns TLS settings for a running service, for configurations that know only its address.
     *
     * @param endpoint the {@link EmbeddedArm#endpoint()} of a service in this JVM
     * @throws IllegalArgumentException if no such service is running
     */
    public static SSLContextParameters trust(String endpoint) {
        return trust(RunningServices.get(endpoint).certificate());
    }

    /** Returns TLS settings for components of Camel that must trust the certificate. */
    public static SSLContextParameters trust(LoopbackCertificate certificate) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(certificate.trustStore());
            TrustManagersParameters trust = new TrustManagersParameters();
            trust.setTrustManager(factory.getTrustManagers()[0]);
            SSLContextParameters parameters = new SSLContextParameters();
            parameters.setTrustManagers(trust);
            return parameters;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot trust the loopback certificate", e);
        }
    }

    private EmbeddedArm start(CamelContext owner) {
        EmbeddedArmBuilder builder = EmbeddedArm.builder();
        EmbeddedArm arm = (everyResource ? builder.everyResource() : builder).start();
        try {
            owner.addService(new ServiceSupport() {
                @Override
                protected void doStop() {
                    arm.close();
                    own = null; // the context may start again, with a new component
                }
            });
        } catch (Exception e) {
            arm.close();
            throw new RuntimeCamelException(e);
        }
        return arm;
    }
}
