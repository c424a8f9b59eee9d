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
 * Points the component {@code azkeys} of a Camel context at an embedded ARM service, so that routes run as they are
 * without Azure. As a bean in the registry it needs nothing else:
 *
 * <pre>{@code
 * camel.beans.embeddedArm = #class:io.github.azkeys.embedded.EmbeddedArmCustomizer
 * }</pre>
 */
public final class EmbeddedArmCustomizer implements ComponentCustomizer {

    private final EmbeddedArm given;
    private boolean enabled = true;

    /** Starts a service of its own with the component, and ends it with the Camel context. */
    public EmbeddedArmCustomizer() {
        this(null);
    }

    /**
     * @param arm a service that the caller closes
     */
    public EmbeddedArmCustomizer(EmbeddedArm arm) {
        this.given = arm;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return enabled && target instanceof AzkeysComponent;
    }

    /** Whether to do anything; {@code false} leaves the component to Azure. True unless set. */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public void configure(String name, Component target) {
        EmbeddedArm arm = given == null ? started(target) : given;
        AzkeysComponent component = (AzkeysComponent) target;
        component.setAutowiredEnabled(false); // clients and credentials of the application are meant for Azure
        AzkeysConfiguration configuration = component.getConfiguration();
        configuration.setResourceManagerEndpoint(arm.endpoint());
        configuration.setAuthorityHost(arm.authorityHost());
        if (configuration.getCloud() == null) {
            configuration.setCloud(AzureCloud.AZURE_PUBLIC); // whose host names the samples have
        }
        configuration.setSslContextParameters(trust(arm.certificate()));
        configuration.setCredentialType(CredentialType.CLIENT_SECRET);
        configuration.setTenantId(arm.tenantId());
        configuration.setClientId(arm.clientId());
        configuration.setClientSecret(arm.clientSecret());
    }

    /** For clients of Camel that have to trust the certificate. */
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
            throw new IllegalStateException("Cannot trust the certificate made for loopback", e);
        }
    }

    private static EmbeddedArm started(Component target) {
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
