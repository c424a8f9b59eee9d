// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.placeholder.PlaceholdersTestSupport;
import java.util.Map;
import org.apache.camel.spi.PropertiesSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Keys that only Spring Boot's properties declare. */
class KeyDeclarationsTest extends PlaceholdersTestSupport {

    private void start(String name, String declaration) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource("azkeys", Map.of(name, declaration)));
        // Camel Spring Boot finds a value by its name, and does not list the names
        app.getPropertiesComponent().addPropertiesSource(new PropertiesSource() {
            @Override
            public String getName() {
                return "spring";
            }

            @Override
            public String getProperty(String property) {
                return environment.getProperty(property);
            }
        });
        app.addLifecycleStrategy(AzkeysAutoConfiguration.azkeysDeclarations(environment));
        app.start();
    }

    @Test
    void aWrongOneThatNothingUsesEndsTheStart() {
        assertThatThrownBy(() -> start("camel.azkeys.keys.my-hub", "iohub?resourceId=" + HUB))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("camel.azkeys.keys.my-hub cannot be used: Unknown operation 'iohub'");
    }

    @Test
    void aRightOneMakesNoCall() {
        start("camel.azkeys.keys.my-hub", "iothub?keyName=service&resourceId=" + HUB);

        assertThat(app.isStarted()).isTrue();
        assertThat(arm.connections()).isZero();
    }
}
