// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The identity is in the configuration, as it would be in environment variables. */
@SpringBootTest(properties = "camel.component.azkeys.ssl-context-parameters = #bean:trust")
@Timeout(60)
class ClientSecretTest {

    private static EmbeddedArm arm;

    @Autowired
    private ProducerTemplate template;

    @Autowired
    private HubClient client;

    @TestConfiguration
    static class Trust {
        @Bean
        SSLContextParameters trust() {
            return EmbeddedArmCustomizer.trust(arm.certificate());
        }
    }

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry registry) {
        arm = EmbeddedArmProperties.start(registry, "camel.component.azkeys.");
    }

    @AfterAll
    static void stop() {
        arm.close();
    }

    @Test
    void aRegeneratedKeyHasAnotherFingerprint() {
        String first = fingerprint();
        String again = fingerprint();
        arm.regenerate(EmbeddedArmProperties.HUB, "primaryKey");
        String other = fingerprint();

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void aBeanGetsItsConnectionStringWhenItIsMade() {
        assertThat(client.isFor("service")).isTrue();
    }

    private String fingerprint() {
        return template.requestBody("direct:fingerprint", null, String.class);
    }
}
