// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Kamelets of the jar as YAML routes use them; Camel finds them on the classpath by name. */
class AzkeysKameletTest extends AzkeysTestSupport {

    @Test
    void theSourceStartsWhenAKeyChanges() throws Exception {
        load("""
                - route:
                    from:
                      uri: kamelet:azkeys-source
                      parameters:
                        operation: batch
                        resourceId: %s
                        delay: 10
                      steps:
                        - to: mock:changed
                """.formatted(BATCH));
        MockEndpoint changed = getMockEndpoint("mock:changed");
        await().until(() -> arm.calls("batch").size() > 1);
        assertThat(changed.getReceivedCounter()).isZero();

        arm.regenerate(BATCH, "secondary");

        changed.expectedMessageCount(1);
        changed.assertIsSatisfied();
        Exchange exchange = changed.getExchanges().get(0);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(BatchAccountKeys.class);
        assertThat(exchange.getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                .isEqualTo(List.of("secondary"));
    }

    @Test
    void theSourceStartsAtTheStartWhereEmitSaysSo() throws Exception {
        load("""
                - route:
                    from:
                      uri: kamelet:azkeys-source
                      parameters:
                        operation: batch
                        subscriptionId: subid
                        resourceGroup: default-azurebatch-japaneast
                        resourceName: sampleacct
                        select: primary
                        emit: START_AND_CHANGES
                      steps:
                        - to: mock:started
                """);
        MockEndpoint started = getMockEndpoint("mock:started");

        started.expectedMessageCount(1);
        started.assertIsSatisfied();
        assertThat(started.getExchanges().get(0).getMessage().getBody()).isInstanceOf(Secret.class);
    }

    /** Camel JBang and Camel K run it as a route. */
    @ParameterizedTest
    @CsvSource({"azkeys-source, storage, ordersin", "azkeys-action, batch, mybatch"})
    void theDocumentedPipeRuns(String kamelet, String operation, String resource) throws Exception {
        configuration().setSubscriptionId("sub");
        configuration().setResourceGroup("integration");
        String page = Files.readString(Path.of("src/main/docs/" + kamelet + ".adoc"));

        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(
                        kamelet + "-pipe.yaml", page.substring(page.indexOf("apiVersion"), page.lastIndexOf("----"))));

        await().until(() ->
                arm.calls(operation).stream().anyMatch(call -> call.path().contains("/" + resource + "/")));
    }

    @Test
    void theActionPutsTheKeysIntoTheBody() throws Exception {
        load("""
                - route:
                    from:
                      uri: direct:body
                      steps:
                        - to:
                            uri: kamelet:azkeys-action
                            parameters:
                              operation: batch
                              resourceId: %s
                """.formatted(BATCH));

        assertThat(ask("direct:body").getMessage().getBody()).isInstanceOf(BatchAccountKeys.class);
    }

    @Test
    void theActionPutsTheKeysIntoAVariable() throws Exception {
        load("""
                - route:
                    from:
                      uri: direct:variable
                      steps:
                        - to:
                            uri: kamelet:azkeys-action
                            parameters:
                              operation: iothub
                              form: connection-string
                              formKey: secondary
                              resourceId: %s
                              keyName: iothubowner
                            variableReceive: keys
                """.formatted(HUB));

        Exchange answer = template.request(
                "direct:variable", exchange -> exchange.getMessage().setBody("payload"));

        assertThat(answer.getMessage().getBody()).isEqualTo("payload");
        assertThat(answer.getVariable("keys", Secret.class).value())
                .startsWith("HostName=testHub.azure-devices.net;SharedAccessKeyName=iothubowner;")
                .endsWith("SharedAccessKey=" + arm.keys("iothub", HUB).key("secondaryKey"));
    }

    @Test
    void aHeaderFillsWhatThePropertiesLeaveOpen() throws Exception {
        load("""
                - route:
                    from:
                      uri: direct:open
                      steps:
                        - to:
                            uri: kamelet:azkeys-action
                            parameters:
                              operation: batch
                              subscriptionId: subid
                              resourceGroup: default-azurebatch-japaneast
                """);

        Exchange answer = template.request(
                "direct:open", exchange -> exchange.getMessage().setHeader("CamelAzkeysResourceName", "sampleacct"));

        assertThat(answer.getMessage().getHeader("CamelAzkeysResourceId")).isEqualTo(BATCH);
    }

    @Test
    void itsIdentitySignsInAndIsNotShown() throws Exception {
        configuration().setCredentialType(null);
        configuration().setTenantId(null);
        configuration().setClientId(null);
        configuration().setClientSecret(null);
        try (CapturedLog log = new CapturedLog(Level.DEBUG)) {
            load("""
                    - route:
                        from:
                          uri: direct:identity
                          steps:
                            - to:
                                uri: kamelet:azkeys-action
                                parameters:
                                  operation: batch
                                  resourceId: %s
                                  tenantId: %s
                                  clientId: %s
                                  clientSecret: %s
                    """.formatted(BATCH, arm.tenantId(), arm.clientId(), arm.clientSecret()));
            assertThat(ask("direct:identity").getMessage().getBody()).isInstanceOf(BatchAccountKeys.class);

            // two of Camel's own loggers print the value of any placeholder; the component page names them
            assertThat(log.text()
                            .lines()
                            .filter(line -> !line.contains(" org.apache.camel.component.properties.")
                                    && !line.contains(" org.apache.camel.impl.engine.")))
                    .anyMatch(line -> line.contains("azkeys-action"))
                    .noneMatch(line -> line.contains(arm.clientSecret()));
        }
    }

    @Test
    @DisabledIf(value = "isCamel414", disabledReason = "Camel 4.14 decodes the parameters of a Kamelet once more")
    void aClientSecretIsTakenAsItIs() throws Exception {
        load("""
                - route:
                    from:
                      uri: direct:secret
                      steps:
                        - to:
                            uri: kamelet:azkeys-action
                            parameters:
                              operation: batch
                              resourceId: %s
                              clientSecret: "a+b%%2B~c"
                """.formatted(BATCH));

        assertThat(context.getEndpoints())
                .filteredOn(AzkeysEndpoint.class::isInstance)
                .extracting(endpoint ->
                        ((AzkeysEndpoint) endpoint).getConfiguration().getClientSecret())
                .containsExactly("a+b%2B~c");
    }

    static boolean isCamel414() {
        return new DefaultCamelContext().getVersion().startsWith("4.14.");
    }

    @Test
    void aMissingOperationIsNamed() {
        assertThatThrownBy(() -> load("""
                - route:
                    from:
                      uri: kamelet:azkeys-source
                      parameters:
                        resourceName: sampleacct
                      steps:
                        - to: mock:never
                """))
                .hasStackTraceContaining("azkeys-source")
                .hasStackTraceContaining("operation");
    }

    private void load(String routes) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", routes));
    }
}
