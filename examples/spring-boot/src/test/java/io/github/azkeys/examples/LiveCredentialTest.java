// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AzureKeyCredential;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A bean of the application gets a credential that always holds the current key. */
@SpringBootTest
@Timeout(60)
class LiveCredentialTest {

    private static EmbeddedArm arm;

    @Autowired
    private CamelContext context;

    @Autowired
    private ProducerTemplate template;

    @Autowired
    @Qualifier("hubCredential")
    private AzureKeyCredential credential;

    @TestConfiguration
    static class Customizer {
        @Bean
        EmbeddedArmCustomizer embeddedArm() {
            return new EmbeddedArmCustomizer(arm);
        }
    }

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry registry) {
        arm = EmbeddedArmProperties.start(registry, "test.");
        registry.add("camel.azkeys.credentials.hub-credential", () -> "azure-key:hub#primaryKey");
        registry.add("camel.azkeys.credentials.other", () -> "azure-key:hub#secondaryKey");
    }

    @AfterAll
    static void stop() {
        arm.close();
    }

    @Test
    void theBeanFollowsItsKey() {
        assertThat(credential.getKey()).isEqualTo(key());
        assertThat(credential).isSameAs(context.getRegistry().lookupByName("hubCredential"));

        arm.regenerate(EmbeddedArmProperties.HUB, "primaryKey");
        template.requestBody("direct:fingerprint", null, String.class); // lists the keys, so that there is no wait

        await().until(() -> credential.getKey().equals(key()));
    }

    private static String key() {
        return arm.keys("iothub", EmbeddedArmProperties.HUB + "/IotHubKeys/service")
                .key("primaryKey");
    }
}
