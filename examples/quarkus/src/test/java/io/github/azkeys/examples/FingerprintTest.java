package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.embedded.EmbeddedArm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The identity stands in the configuration, as it would in environment variables. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedArmResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "identity", value = "camel.component.azkeys."))
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClientSecretTest {

    EmbeddedArm arm;

    @Inject
    ProducerTemplate template;

    @Test
    void aRegeneratedKeyHasAnotherFingerprint() {
        String first = fingerprint();
        String again = fingerprint();
        arm.regenerate(EmbeddedArmResource.HUB, "primaryKey");
        String other = fingerprint();

        assertEquals(first, again);
        assertNotEquals(first, other);
        assertEquals(3, arm.calls("iothub").size());
        assertEquals(1, arm.tokensIssued());

        arm.deny(EmbeddedArmResource.HUB);
        Exchange refused = template.request("direct:fingerprint", exchange -> {});
        assertInstanceOf(AccessDeniedException.class, refused.getException());
    }

    private String fingerprint() {
        return template.requestBody("direct:fingerprint", null, String.class);
    }
}
