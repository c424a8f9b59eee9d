// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.ContosoComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests placeholders in an application of camel-main, which configures components one after the other. */
@Tag("camel")
@Timeout(60)
class AzkeysPlaceholdersMainTest {

    private static final String ANY_ROUTE = """
            - route:
                from:
                  uri: direct:any
                  steps:
                    - to: contoso:a
            """;

    @TempDir
    Path folder;

    private EmbeddedArm arm;
    private Main main;

    /** A bean of the application that needs a key. */
    public static class ContosoClient {

        private String accessKey;

        public String getAccessKey() {
            return accessKey;
        }

        public void setAccessKey(String accessKey) {
            this.accessKey = accessKey;
        }
    }

    @BeforeEach
    void makeApplication() {
        arm = EmbeddedArm.builder().certificate(AzkeysTestSupport.CERTIFICATE).start();
        main = new Main(AzkeysPlaceholdersMainTest.class);
        main.bind("trust", EmbeddedArmCustomizer.trust(arm.certificate()));
        main.bind("contoso", new ContosoComponent());
        main.configure().withBasePackageScanEnabled(false);
    }

    @AfterEach
    void stopApplication() {
        main.stop();
        arm.close();
    }

    private void start(String properties, String routes) throws Exception {
        Path file = Files.writeString(
                folder.resolve("application.properties"),
                properties
                        + """
                        camel.azkeys.keys.hub = iothub?resourceName=testHub&keyName={{policy}}
                        policy = iothubowner
                        camel.component.azkeys.subscription-id = 91d12660-3dec-467a-be2a-213b5544ddc0
                        camel.component.azkeys.resourceGroup = myResourceGroup
                        camel.component.azkeys.resourceManagerEndpoint = %s
                        camel.component.azkeys.authorityHost = %s
                        camel.component.azkeys.tenantId = %s
                        camel.component.azkeys.clientId = %s
                        camel.component.azkeys.clientSecret = %s
                        camel.component.azkeys.cloud = AZURE_PUBLIC
                        camel.component.azkeys.maxRetries = 0
                        camel.component.azkeys.sslContextParameters = #bean:trust
                        """.formatted(
                                        arm.endpoint(),
                                        arm.authorityHost(),
                                        arm.tenantId(),
                                        arm.clientId(),
                                        arm.clientSecret()));
        Files.writeString(folder.resolve("routes.yaml"), routes);
        main.setPropertyPlaceholderLocations("file:" + file);
        main.configure().withRoutesIncludePattern("file:" + folder.resolve("routes.yaml"));
        main.start();
    }

    private String send(String uri) {
        return main.getCamelContext().createProducerTemplate().requestBody(uri, "", String.class);
    }

    @ParameterizedTest
    @CsvSource({
        "resourceGrp, x, is not an option of the component",
        "maxConnections, three, does not accept the value",
        "httpClient, #bean:none, refers to a bean that does not exist"
    })
    void aWrongOptionOfTheComponentIsToldWhereAPlaceholderNeedsIt(String option, String value, String problem) {
        assertThatThrownBy(() -> start("""
                        camel.beans.client = #class:io.github.azkeys.internal.placeholder.AzkeysPlaceholdersMainTest$ContosoClient
                        camel.beans.client.accessKey = {{azkeys:hub#primaryKey}}
                        camel.component.azkeys.%s = %s
                        """.formatted(option, value), ANY_ROUTE))
                .hasStackTraceContaining("camel.component.azkeys." + option + " " + problem);
        assertThat(arm.connections()).isZero();
    }

    @Test
    void keysAreThereForBeansComponentsAndRoutesInAnyOrder() throws Exception {
        start("""
                camel.beans.client = #class:io.github.azkeys.internal.placeholder.AzkeysPlaceholdersMainTest$ContosoClient
                camel.beans.client.accessKey = {{azkeys:hub#primaryKey}}
                camel.component.contoso.accessKey = {{azkeys:hub#secondaryKey}}
                camel.main.description = {{azkeys:hub/connection-string}}
                own.key = {{azkeys:hub#primaryKey}}
                """, """
                - beans:
                    - name: another
                      type: io.github.azkeys.internal.placeholder.AzkeysPlaceholdersMainTest$ContosoClient
                      properties:
                        accessKey: "{{azkeys:hub#secondaryKey}}"
                - route:
                    from:
                      uri: direct:own
                      steps:
                        - to: contoso:a?accessKey=RAW({{own.key}})
                - route:
                    from:
                      uri: direct:component
                      steps:
                        - to: contoso:b
                """);

        assertThat(bean("client")).isEqualTo("<primaryKey>");
        assertThat(bean("another")).isEqualTo("<secondaryKey>");
        assertThat(main.getCamelContext().getDescription()).endsWith(";SharedAccessKey=<primaryKey>");
        assertThat(send("direct:own")).isEqualTo("<primaryKey>");
        assertThat(send("direct:component")).isEqualTo("<secondaryKey>");
        assertThat(arm.calls()).hasSize(1);
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void aSystemPropertyStandsBeforeTheFileWhenAPlaceholderComesFirst() throws Exception {
        System.setProperty("camel.component.azkeys.resource-group", "another");
        try {
            assertThatThrownBy(
                            () -> start("camel.component.contoso.accessKey = {{azkeys:hub#primaryKey}}\n", ANY_ROUTE))
                    .hasStackTraceContaining("/resourceGroups/another/");
        } finally {
            System.clearProperty("camel.component.azkeys.resource-group");
        }
    }

    @Test
    void whatCamelPrintsAtTheStartHoldsThePlaceholderAndNotTheKey() throws Exception {
        String text;
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            start("""
                    camel.component.contoso.accessKey = {{azkeys:hub#secondaryKey}}
                    own.text = {{azkeys:hub#primaryKey}}
                    """, """
                    - route:
                        from:
                          uri: direct:own
                          steps:
                            - to: contoso:a?accessKey=RAW({{own.text}})
                    """);
            text = log.text();
        }

        assertThat(text).contains("Property-placeholders summary").contains("own.text = {{azkeys:hub#primaryKey}}");
        assertThat(text).doesNotContain("<primaryKey>").doesNotContain("<secondaryKey>");
    }

    @Test
    void anUndeclaredAliasEndsTheStart() {
        assertThatThrownBy(() -> start("camel.component.contoso.accessKey = {{azkeys:hbu#primaryKey}}\n", ANY_ROUTE))
                .hasStackTraceContaining("the alias 'hbu' is not declared; set camel.azkeys.keys.hbu");
        assertThat(arm.connections()).isZero();
    }

    @Test
    void anOptionOfTheComponentCannotHoldWhatNeedsTheComponent() {
        assertThatThrownBy(() -> start("camel.component.azkeys.audience = {{azkeys:hub#primaryKey}}\n", ANY_ROUTE))
                .hasStackTraceContaining("{{azkeys:hub#primaryKey}} refers to itself");
        assertThat(arm.connections()).isZero();
    }

    private String bean(String name) {
        return main.getCamelContext()
                .getRegistry()
                .lookupByNameAndType(name, ContosoClient.class)
                .getAccessKey();
    }
}
