// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.http.ApacheHttpClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The identity is a bean, without a property that refers to it. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedArmResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "identity", value = "test."))
@TestProfile(CredentialBeanTest.WithBean.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CredentialBeanTest {

    public static class WithBean implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Credentials.class);
        }
    }

    @Alternative
    public static class Credentials {

        // Quarkus keeps the bean although nothing injects it, because of the jar's Jandex index
        @Produces
        @Singleton
        TokenCredential credential(
                CamelContext context,
                @ConfigProperty(name = "camel.component.azkeys.authority-host") String authorityHost,
                @ConfigProperty(name = "test.tenant-id") String tenantId,
                @ConfigProperty(name = "test.client-id") String clientId,
                @ConfigProperty(name = "test.client-secret") String clientSecret)
                throws Exception {
            SSLContext trust = context.getSSLContextParameters().createSSLContext(context);
            return new ClientSecretCredentialBuilder()
                    .authorityHost(authorityHost)
                    .disableInstanceDiscovery()
                    .httpClient(new ApacheHttpClient(TransportOptions.DEFAULT.withSslContext(trust)))
                    .tenantId(tenantId)
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .build();
        }
    }

    EmbeddedArm arm;

    @Inject
    ProducerTemplate template;

    @Test
    void theRouteSignsInWithTheBean() {
        String fingerprint = template.requestBody("direct:fingerprint", null, String.class);

        assertTrue(fingerprint.matches("[0-9a-f]{8,}"), fingerprint);
        assertEquals(1, arm.tokensIssued());
        assertEquals(1, arm.calls("iothub").size());
    }
}
