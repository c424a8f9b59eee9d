// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** {@code /actuator/health} reports whether ARM is available. A customizer sets the address of the service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class ActuatorHealthTest {

    private static final int OFTEN = 100;

    private static EmbeddedArm arm;

    @Value("http://localhost:${local.server.port}/actuator/health")
    private URI health;

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
        registry.add("camel.component.azkeys.max-retries", () -> 0);
    }

    @AfterAll
    static void stop() {
        arm.close();
    }

    @Test
    void tellsTheConditionAndNoSecret(CapturedOutput output) throws Exception {
        HttpResponse<String> up = health();
        arm.fail(Fault.error(503, "ServerBusy", "Later.").times(OFTEN));
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
