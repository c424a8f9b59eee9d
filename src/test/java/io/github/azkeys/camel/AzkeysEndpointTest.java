// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.CredentialType;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options, and how an endpoint uses them when it is created, started and stopped. */
class AzkeysEndpointTest extends AzkeysTestSupport {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azkeys:btach | Unknown operation 'btach'. Did you mean: batch",
                "azkeys | Unknown operation ''. The page operations.adoc lists all operations",
                "azkeys:batch?keyName=primary | leave out option keyName",
                "azkeys:batch?resourceName=a-b | option resourceName: accountName 'a-b' must match ^[a-zA-Z0-9]+$",
                "azkeys:iothub?resourceName=a/b | must have the form resourceName",
                "azkeys:batch?resourceId=/subscriptions/x | option resourceId '/subscriptions/x' must be the id of a Microsoft.Batch/batchAccounts",
                "azkeys:batch?apiVersion=latest&resourceName=%20 | must not be empty",
                "azkeys:batch?apiVersion=2024/07 | option apiVersion must look like 2024-07-01",
                "azkeys:batch?maxRetries=-1 | Option maxRetries must be 0 or greater, not -1",
                "azkeys:batch?maxRetryDelay=-1 | Option maxRetryDelay must be 0 or greater, not -0.001 s; a number without a unit is in milliseconds",
                "azkeys:batch?maxRetryDelay=9999999999999 | Option maxRetryDelay must be at most 365 days, not 115740 days",
                "azkeys:batch?responseTimeout=9999999999999 | Option responseTimeout must be at most 365 days, not 115740 days",
                "azkeys:batch?responseTimeout=0 | Option responseTimeout must be positive: 0 ms",
                "azkeys:batch?maxConnections=0 | Option maxConnections must be positive: 0"
            })
    void aWrongOptionIsToldBeforeAnyCall(String uri, String problem) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(problem);
        assertThat(arm.connections()).isZero();
    }

    @Test
    void aMessageThatNamesNoResourceIsToldWhatIsMissing() {
        assertThat(ask("azkeys:batch?subscriptionId=s").getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("azkeys:batch cannot identify the resource: set option resourceGroup or header"
                        + " CamelAzkeysResourceGroup, and option resourceName or header CamelAzkeysResourceName (or the"
                        + " complete option resourceId)");
        assertThat(arm.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resourceId", "resource-id", "RESOURCEID"})
    void anIdInTheUriStandsInsteadOfTheNamesOnTheComponent(String option) {
        configuration().setSubscriptionId("another");
        configuration().setResourceGroup("another");

        assertThat(ask("azkeys:batch?" + option + "=" + BATCH).getException()).isNull();
    }

    @Test
    void twoSpellingsOfAnOptionAreOneTooMany() {
        assertThatThrownBy(() -> context.getEndpoint("azkeys:batch?resource-id=" + BATCH + "&resourceId=" + HUB))
                .rootCause()
                .hasMessage("Options resourceId and resource-id are the same option. Set only one of them");
    }

    @Test
    void anUnlistedApiVersionIsUsedAfterOneWarning() {
        arm.acceptApiVersion("2031-01-01");
        try (CapturedLog log = new CapturedLog()) {
            String uri = "azkeys:batch?apiVersion=2031-01-01&resourceId=" + BATCH;
            assertThat(ask(uri).getException()).isNull();
            assertThat(ask(uri).getMessage().getHeader(AzkeysConstants.API_VERSION))
                    .isEqualTo("2031-01-01");

            assertThat(log.text().lines().filter(line -> line.startsWith("WARN") && line.contains("2031-01-01")))
                    .hasSize(1);
        }
        assertThat(arm.calls()).allSatisfy(call -> assertThat(call.apiVersion()).isEqualTo("2031-01-01"));
    }

    @Test
    void theComponentTakesEveryOptionFromProperties() throws Exception {
        Main main = new Main();
        String prefix = "camel.component.azkeys.";
        main.addInitialProperty(prefix + "subscriptionId", "s");
        main.addInitialProperty(prefix + "resourceGroup", "g");
        main.addInitialProperty(prefix + "cloud", "AZURE_CHINA");
        main.addInitialProperty(prefix + "credentialType", "client_secret");
        main.addInitialProperty(prefix + "tenantId", "t");
        main.addInitialProperty(prefix + "clientId", "c");
        main.addInitialProperty(prefix + "clientSecret", "x");
        main.addInitialProperty(prefix + "connectTimeout", "2s");
        main.addInitialProperty(prefix + "responseTimeout", "PT3S");
        main.addInitialProperty(prefix + "maxRetryDelay", "1m");
        main.addInitialProperty(prefix + "maxRetries", "7");
        main.start();
        try {
            AzkeysEndpoint endpoint =
                    main.getCamelContext().getEndpoint("azkeys:batch?resourceName=abc", AzkeysEndpoint.class);
            AzkeysConfiguration options = endpoint.getConfiguration();
            assertThat(options.getSubscriptionId()).isEqualTo("s");
            assertThat(options.getCloud()).isEqualTo(AzureCloud.AZURE_CHINA);
            assertThat(options.getCredentialType()).isEqualTo(CredentialType.CLIENT_SECRET);
            assertThat(options.getConnectTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(options.getResponseTimeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(options.getMaxRetryDelay()).isEqualTo(Duration.ofMinutes(1));
            assertThat(options.getMaxRetries()).isEqualTo(7);
            assertThat(endpoint.getServiceUrl()).isEqualTo("https://management.chinacloudapi.cn");
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AZURE_PUBLIC, https://management.azure.com",
        "AZURE_CHINA, https://management.chinacloudapi.cn",
        "AZURE_US_GOVERNMENT, https://management.usgovcloudapi.net"
    })
    void eachCloudHasItsAddress(String cloud, String address) throws Exception {
        try (CamelContext other = new DefaultCamelContext()) {
            AzkeysEndpoint endpoint = other.getEndpoint("azkeys:batch?cloud=" + cloud, AzkeysEndpoint.class);

            assertThat(endpoint.getServiceUrl()).isEqualTo(address);
        }
    }

    @Test
    void stoppingLeavesNoThreadBehind() throws Exception {
        Set<Thread> before = azkeysThreads();
        for (int i = 0; i < 3; i++) {
            try (CamelContext other = new DefaultCamelContext()) {
                AzkeysComponent component = new AzkeysComponent();
                component.setConfiguration(configuration().copy());
                other.addComponent("azkeys", (Component) component);
                other.start();
                assertThat(other.createProducerTemplate()
                                .request("azkeys:batch?resourceId=" + BATCH, exchange -> {})
                                .getException())
                        .isNull();
            }
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(before).containsAll(azkeysThreads()));
    }

    private static Set<Thread> azkeysThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().contains("azkeys"))
                .collect(Collectors.toSet());
    }
}
