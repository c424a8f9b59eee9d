// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.CredentialType;
import io.github.azkeys.camel.AzkeysComponent;
import java.security.GeneralSecurityException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.Component;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Configures the component {@code azkeys} of a Camel context to call an embedded ARM service, so that routes run
 * unchanged without Azure. Bind it to the registry:
 *
 * <pre>{@code
 * camel.beans.embeddedArm = #class:io.github.azkeys.embedded.EmbeddedArmCustomizer
 * }</pre>
 *
 * <p>It replaces the settings of the component for the addresses, the cloud, TLS and the credential. {@code HttpClient} and
 * {@code TokenCredential} beans of the application are not used. Not thread-safe.
 */
public final class EmbeddedArmCustomizer implements ComponentCustomizer {

    private final EmbeddedArm service;
    private boolean enabled = true;

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

    @Override
    public void configure(String name, Component target) {
        EmbeddedArm arm = service == null ? start(target) : service;
        AzkeysComponent component = (AzkeysComponent) target;
        component.setAutowiredEnabled(false); // the clients and credentials of the application are for Azure
        AzkeysConfiguration configuration = component.getConfiguration();
        configuration.setResourceManagerEndpoint(arm.endpoint());
        configuration.setAuthorityHost(arm.authorityHost());
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

    private static EmbeddedArm start(Component target) {
        EmbeddedArm arm = EmbeddedArm.start();
        try {
            target.getCamelContext().addService(new ServiceSupport() {
                @Override
                protected void doStop() {
                    arm.close();
                }
            });
        } catch (Exception e) {
            arm.close();
            throw new RuntimeCamelException(e);
        }
        return arm;
    }
}
