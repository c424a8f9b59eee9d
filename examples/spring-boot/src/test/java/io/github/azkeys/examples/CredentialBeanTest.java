// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.http.ApacheHttpClient;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The identity and the HTTP client are beans, without properties that refer to them. */
@SpringBootTest
@Timeout(60)
class CredentialBeanTest {

    private static EmbeddedArm arm;

    @Autowired
    private ProducerTemplate template;

    @TestConfiguration
    static class Credentials {

        @Bean
        ApacheHttpClient http() throws Exception {
            return new ApacheHttpClient(TransportOptions.DEFAULT.withSslContext(
                    EmbeddedArmCustomizer.trust(arm.certificate()).createSSLContext(new DefaultCamelContext())));
        }

        @Bean
        TokenCredential credential(
                ApacheHttpClient http,
                @Value("${test.tenant-id}") String tenantId,
                @Value("${test.client-id}") String clientId,
                @Value("${test.client-secret}") String clientSecret) {
            return new ClientSecretCredentialBuilder()
                    .authorityHost(arm.authorityHost())
                    .disableInstanceDiscovery()
                    .httpClient(http)
                    .tenantId(tenantId)
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .build();
        }
    }

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry registry) {
        arm = EmbeddedArmProperties.start(registry, "test.");
    }

    @AfterAll
    static void stop() {
        arm.close();
    }

    @Test
    void theRouteSignsInWithTheBean() {
        assertThat(template.requestBody("direct:fingerprint", null, String.class))
                .matches("[0-9a-f]{8,}");
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }
}
