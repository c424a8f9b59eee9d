// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.CredentialType;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of a component to which the customizer is bound, and that calls an embedded service. Address and identity are fixed, so that the options of the
 * application for Azure, in properties or in a URI, have no effect.
 */
final class EmbeddedConfiguration extends AzkeysConfiguration {

    EmbeddedConfiguration(EmbeddedArm arm) {
        super.setResourceManagerEndpoint(arm.endpoint());
        super.setAuthorityHost(arm.authorityHost());
        super.setCloud(AzureCloud.AZURE_PUBLIC); // the samples have its host names
        super.setSslContextParameters(EmbeddedArmCustomizer.trust(arm.certificate()));
        super.setCredentialType(CredentialType.CLIENT_SECRET);
        super.setTenantId(arm.tenantId());
        super.setClientId(arm.clientId());
        super.setClientSecret(arm.clientSecret());
    }

    @Override
    public void setResourceManagerEndpoint(String ignored) {}

    @Override
    public void setAuthorityHost(String ignored) {}

    @Override
    public void setAudience(String ignored) {}

    @Override
    public void setSslContextParameters(SSLContextParameters ignored) {}

    @Override
    public void setHttpClient(HttpClient ignored) {}

    @Override
    public void setCredentialType(CredentialType ignored) {}

    @Override
    public void setTokenCredential(TokenCredential ignored) {}

    @Override
    public void setTenantId(String ignored) {}

    @Override
    public void setClientId(String ignored) {}

    @Override
    public void setClientSecret(String ignored) {}

    @Override
    public void setCertResource(String ignored) {}

    @Override
    public void setCertResourcePassword(String ignored) {}

    @Override
    public void setManagedIdentityResourceId(String ignored) {}

    @Override
    public void setManagedIdentityObjectId(String ignored) {}

    @Override
    public void setFederatedTokenFile(String ignored) {}
}
