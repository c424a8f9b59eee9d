// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.azure.core.credential.AzureKeyCredential;
import io.github.azkeys.embedded.EmbeddedArm;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bean of the application gets a credential that always holds the current key. */
@QuarkusTest
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveCredentialTest {

    /** Makes the credential a bean. */
    public static class Credentials {

        @Produces
        @Named("hubKey")
        AzureKeyCredential hubKey(CamelContext context) {
            return context.getRegistry().lookupByNameAndType("hubCredential", AzureKeyCredential.class);
        }
    }

    @Inject
    EmbeddedArm arm;

    @Inject
    CamelContext context;

    @Inject
    ProducerTemplate template;

    @Inject
    @Named("hubKey")
    AzureKeyCredential credential;

    @ConfigProperty(name = "iot-hub-id")
    String hub;

    @Test
    void theBeanFollowsItsKey() {
        assertEquals(key(), credential.getKey());
        assertSame(credential, context.getRegistry().lookupByName("hubCredential"));

        arm.regenerate(hub, "primaryKey");
        template.requestBody("direct:fingerprint", null, String.class); // lists the keys, so that there is no wait

        await().until(() -> credential.getKey().equals(key()));
    }

    private String key() {
        return arm.keys("iothub", hub + "/IotHubKeys/service").key("primaryKey");
    }
}
