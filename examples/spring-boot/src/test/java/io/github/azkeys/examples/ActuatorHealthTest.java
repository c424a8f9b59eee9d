// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmExtension;
import io.github.azkeys.embedded.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code /actuator/health} reports whether ARM is available. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "asked-by = direct:fingerprint",
            "camel.component.azkeys.cache-ttl = 0",
            "camel.component.azkeys.max-retries = 0"
        })
@ExtendWith({OutputCaptureExtension.class, EmbeddedArmExtension.class})
@Timeout(60)
class ActuatorHealthTest {

    private EmbeddedArm arm;

    @Value("http://localhost:${local.server.port}/actuator/health")
    private URI health;

    @Test
    void tellsTheConditionAndNoSecret(CapturedOutput output) throws Exception {
        HttpResponse<String> up = health();
        arm.fail(Fault.error(503, "ServerBusy", "Later.").always());
        HttpResponse<String> down = health();

        assertThat(up.statusCode()).isEqualTo(200);
        assertThat(up.body()).contains("\"azkeys.operation\":\"iothub\"");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).contains("\"azkeys.code\":\"ServerBusy\"");
        assertThat(up.body() + down.body() + output)
                .doesNotContain(arm.clientSecret())
                .doesNotContain(arm.secrets());
    }

    private HttpResponse<String> health() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
    }
}
