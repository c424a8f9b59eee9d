// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong properties {@code camel.azkeys.*} of an application of camel-main that uses no declared key. */
@Tag("camel")
@Timeout(60)
class AzkeysPropertiesMainTest {

    private static final String HUB =
            "/subscriptions/subid/resourceGroups/rg/providers/Microsoft.Devices/IotHubs/myHub";

    @TempDir
    Path folder;

    private final Main main = new Main(AzkeysPropertiesMainTest.class);

    @AfterEach
    void stopApplication() {
        main.stop();
    }

    private void start(String properties) throws Exception {
        Path file = Files.writeString(folder.resolve("application.properties"), properties);
        main.setPropertyPlaceholderLocations("file:" + file);
        main.configure().withBasePackageScanEnabled(false);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:any").log("any");
            }
        });
        main.start();
    }

    @ParameterizedTest
    @CsvSource({
        "camel.azkeys.refreshEnable, camel.azkeys.refreshEnabled",
        "camel.azkeys.key.h, camel.azkeys.keys.h",
        "camel.azkeys.credential.h, camel.azkeys.credentials.h",
    })
    void aMisspeltPropertyEndsTheStart(String given, String meant) {
        assertThatThrownBy(() -> start(given + " = true\n"))
                .hasStackTraceContaining("Unknown property " + given + " (did you mean " + meant + "?)");
    }

    @Test
    void aMisspeltSystemPropertyEndsTheStart() {
        System.setProperty("camel.azkeys.refreshEnable", "true");
        try {
            assertThatThrownBy(() -> start(""))
                    .hasStackTraceContaining(
                            "Unknown property camel.azkeys.refreshEnable (did you mean camel.azkeys.refreshEnabled?)");
        } finally {
            System.clearProperty("camel.azkeys.refreshEnable");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hub, iohub?resourceId=%s, camel.azkeys.keys.hub cannot be used: Unknown operation 'iohub'",
        "hub, iothub?keyName=service, camel.azkeys.keys.hub cannot be used: ",
        "hub, iothub?keyName=service&resourceId=%s&form=sas, camel.azkeys.keys.hub cannot be used: ",
        "hub, iothub?keyName=service&resourceId=%s&cacheTTL=often, camel.azkeys.keys.hub cannot be used: Option cacheTtl",
        "hub, iothub?resourceId={{none}}, camel.azkeys.keys.hub contains a placeholder that Camel cannot resolve",
        "hub, '', 'camel.azkeys.keys.hub is empty; set camel.azkeys.keys.hub = '",
        "my.hub, iothub?keyName=service&resourceId=%s, camel.azkeys.keys.my.hub: the alias must consist of letters"
    })
    void aWrongDeclarationThatNothingUsesEndsTheStart(String alias, String declaration, String problem) {
        assertThatThrownBy(() -> start("camel.azkeys.keys." + alias + " = " + declaration.formatted(HUB) + "\n"))
                .hasStackTraceContaining(problem);
    }

    @Test
    void aDeclarationThatNothingUsesNeedsNoKey() throws Exception {
        start("""
                camel.azkeys.refreshEnabled = true
                camel.azkeys.refresh-period = 5m
                camel.azkeys.keys.hub = iothub?keyName=service&resourceId=%s
                camel.azkeys.keys.hub-2 = iothub?keyName=service&form=connection-string&resourceId=%s
                """.formatted(HUB, HUB));

        assertThat(main.isStarted()).isTrue();
    }
}
