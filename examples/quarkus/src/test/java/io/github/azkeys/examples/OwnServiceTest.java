// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.embedded.EmbeddedArm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An embedded service that the application creates, which knows only the hubs that are added. */
@QuarkusTest
@TestProfile(OwnServiceTest.WithService.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OwnServiceTest {

    public static class WithService implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Service.class);
        }
    }

    @Alternative
    public static class Service {
        @Produces
        @Singleton
        EmbeddedArm start() {
            return EmbeddedArm.start();
        }

        void stop(@Disposes EmbeddedArm arm) {
            arm.close();
        }
    }

    @Inject
    EmbeddedArm arm;

    @Inject
    ProducerTemplate template;

    @Test
    void isAskedInPlaceOfTheOther() {
        Exception refused =
                template.request("direct:fingerprint", exchange -> {}).getException();

        assertInstanceOf(ResourceNotFoundException.class, refused);
        assertEquals(1, arm.calls("iothub").size());
    }
}
