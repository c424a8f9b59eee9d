// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.support.AzkeysTestSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The checks of Camel at startup with {@code camel.main.profile = prod}. */
@Tag("camel")
@Timeout(60)
class AzkeysProductionProfileTest {

    @TempDir
    Path folder;

    private EmbeddedArm arm;
    private Main main;

    @BeforeEach
    void makeApplication() {
        arm = EmbeddedArm.builder().certificate(AzkeysTestSupport.CERTIFICATE).start();
        main = new Main(AzkeysProductionProfileTest.class);
        main.bind("trust", EmbeddedArmCustomizer.trust(arm.certificate()));
        main.configure().withBasePackageScanEnabled(false);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keys").to("azkeys:batch?resourceName=sampleacct").setBody(simple("${body.accountName}"));
            }
        });
    }

    @AfterEach
    void stopApplication() {
        main.stop();
        arm.close();
    }

    private void start(String subscription) throws Exception {
        Path file = Files.writeString(folder.resolve("application.properties"), """
                camel.main.profile = prod
                subscription = subid
                tenant = %s
                application = %s
                application-key = %s
                camel.component.azkeys.subscriptionId = %s
                camel.component.azkeys.resourceGroup = default-azurebatch-japaneast
                camel.component.azkeys.tenantId = {{tenant}}
                camel.component.azkeys.clientId = {{application}}
                camel.component.azkeys.clientSecret = {{application-key}}
                camel.component.azkeys.resourceManagerEndpoint = %s
                camel.component.azkeys.authorityHost = %s
                camel.component.azkeys.sslContextParameters = #bean:trust
                """.formatted(
                arm.tenantId(), arm.clientId(), arm.clientSecret(), subscription, arm.endpoint(), arm.authorityHost()));
        main.setPropertyPlaceholderLocations("file:" + file);
        main.start();
    }

    @Test
    void placeholdersForWhatCamelTakesForSecretStart() throws Exception {
        start("{{subscription}}");

        assertThat(main.getCamelContext().createProducerTemplate().requestBody("direct:keys", null, String.class))
                .isEqualTo("sampleacct");
    }

    /** Shows that Camel checks at all: otherwise the test above would pass without any check. */
    @Test
    @DisabledIf(value = "checksNothing", disabledReason = "Camel 4.18 and before look for no plain secrets")
    void aPlainSubscriptionDoesNot() {
        assertThatThrownBy(() -> start("subid")).hasStackTraceContaining("camel.component.azkeys.subscriptionId");
    }

    static boolean checksNothing() {
        return new DefaultCamelContext().getVersion().matches("4\\.1[0-8]\\..*");
    }
}
