// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.EmbeddedArmExtension;
import io.github.azkeys.support.SharedCertificate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.test.context.support.DefaultTestContextBootstrapper;

/** The extension in tests whose application Spring starts, as with {@code @SpringBootTest} or without Spring Boot. */
@Timeout(60)
class SpringApplicationTest {

    @Nested
    @SpringJUnitConfig(WithoutAService.Application.class)
    @BootstrapWith(DefaultTestContextBootstrapper.class)
    class WithoutAService {

        @Configuration
        static class Application {}

        @RegisterExtension
        static EmbeddedArmExtension azure = new EmbeddedArmExtension();

        @Autowired
        ApplicationContext application;

        @Test
        void theApplicationGetsOne(EmbeddedArm arm) {
            assertThat(application.getBean(EmbeddedArm.class)).isSameAs(arm);
            assertThat(application.getBeansOfType(EmbeddedArmCustomizer.class)).hasSize(1);
        }
    }

    @Nested
    @SpringJUnitConfig(WithoutABootstrapper.Application.class)
    @ExtendWith(EmbeddedArmExtension.class)
    class WithoutABootstrapper {

        @Configuration
        static class Application {}

        @Autowired
        ApplicationContext application;

        @Test
        void theTestGetsTheServiceOfTheApplication(EmbeddedArm arm) {
            assertThat(application.getBean(EmbeddedArm.class)).isSameAs(arm);
        }
    }

    @Nested
    @SpringJUnitConfig(WithItsOwnService.Application.class)
    @BootstrapWith(DefaultTestContextBootstrapper.class)
    class WithItsOwnService {

        @Configuration
        static class Application {

            @Bean
            EmbeddedArm own() {
                return EmbeddedArm.builder()
                        .certificate(SharedCertificate.LOOPBACK)
                        .start();
            }

            @Bean
            EmbeddedArmCustomizer ownCustomizer(EmbeddedArm own) {
                return new EmbeddedArmCustomizer(own);
            }
        }

        @RegisterExtension
        static EmbeddedArmExtension azure = new EmbeddedArmExtension();

        @Autowired
        ApplicationContext application;

        @Test
        void theApplicationKeepsIt(EmbeddedArm arm) {
            assertThat(application.getBeansOfType(EmbeddedArm.class)).containsExactly(entry("own", arm));
            assertThat(application.getBeanNamesForType(EmbeddedArmCustomizer.class))
                    .containsExactly("ownCustomizer");
        }
    }
}
