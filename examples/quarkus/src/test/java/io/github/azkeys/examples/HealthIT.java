// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code /q/health} of the packaged application reports whether ARM is available. */
@QuarkusIntegrationTest
@QuarkusTestResource(
        value = EmbeddedArmResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "identity", value = "camel.component.azkeys."))
@TestProfile(PackagedIT.Impatient.class)
@EnabledIfSystemProperty(
        named = "health",
        matches = "true",
        disabledReason = "Needs camel-quarkus-microprofile-health, which -Dhealth=true brings")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HealthIT {

    private static final int OFTEN = 100;

    EmbeddedArm arm;

    @TestHTTPResource("/q/health")
    URI health;

    @Test
    void tellsTheConditionAndNoSecret() throws Exception {
        HttpResponse<String> up = health();
        arm.fail(Fault.error(503, "ServerBusy", "Later.").times(OFTEN));
        HttpResponse<String> down = health();

        assertEquals(200, up.statusCode(), up.body());
        assertTrue(up.body().contains("\"camel-producers\""), up.body());
        assertEquals(503, down.statusCode(), down.body());
        assertTrue(down.body().contains("\"azkeys.code\": \"ServerBusy\""), down.body());
        arm.secrets().forEach(secret -> assertFalse((up.body() + down.body()).contains(secret)));
    }

    private HttpResponse<String> health() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
    }
}
