// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmExtension;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Routes without Azure: a rotation, and a permission that is missing. The tests share an application. */
@CamelSpringBootTest
@SpringBootTest(properties = {"asked-by = direct:fingerprint", "camel.component.azkeys.cache-ttl = 0"})
@ExtendWith(EmbeddedArmExtension.class)
@Timeout(60)
class RotationTest {

    @Autowired
    private ProducerTemplate template;

    @Value("${iot-hub-id}")
    private String hub;

    @RepeatedTest(2)
    void theRouteUsesTheNewKey(EmbeddedArm arm) {
        String first = fingerprint();
        arm.regenerate(hub, "primaryKey");
        String second = fingerprint();
        arm.deny(hub);
        Exception denied =
                template.request("direct:fingerprint", exchange -> {}).getException();

        assertThat(second).isNotEqualTo(first);
        assertThat(denied).isInstanceOf(AccessDeniedException.class);
        assertThat(arm.calls("iothub")).hasSizeBetween(3, 4); // one more when the application starts
    }

    private String fingerprint() {
        return template.requestBody("direct:fingerprint", null, String.class);
    }
}
