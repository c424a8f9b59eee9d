// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Runs the application with an embedded ARM service, which has every resource: {@code mvn spring-boot:test-run}. */
public class EmbeddedAzure {

    public static void main(String[] args) {
        SpringApplication.from(KeyFingerprint::main).with(Services.class).run(args);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Services {

        @Bean
        EmbeddedArm arm() {
            return EmbeddedArm.builder().everyResource().start();
        }

        @Bean
        EmbeddedArmCustomizer embeddedArm(EmbeddedArm arm) {
            return new EmbeddedArmCustomizer(arm);
        }
    }
}
