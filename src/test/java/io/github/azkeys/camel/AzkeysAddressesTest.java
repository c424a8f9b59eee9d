// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources that do not belong to a resource group, ids as users copy them, and names with slashes. */
class AzkeysAddressesTest extends AzkeysTestSupport {

    private static final String SKU =
            "/subscriptions/subid/providers/Microsoft.HybridNetwork/vendors/TestVendor/vendorSkus/TestSku";
    private static final String MACHINE =
            "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.HybridCompute/machines/m1";
    private static final String ENDPOINT = MACHINE + "/providers/Microsoft.HybridConnectivity/endpoints/default";
    private static final String QUEUE =
            "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.ServiceBus/namespaces/contoso/queues/orders~created";
    private static final String PORTAL = "https://portal.azure.com/#@contoso.onmicrosoft.com/resource";

    @Override
    protected EmbeddedArm startArm() {
        EmbeddedArm started = EmbeddedArm.builder().certificate(CERTIFICATE).start();
        started.add("hybridconnectivity-endpoint", ENDPOINT);
        started.add("servicebus-queue", QUEUE + "/authorizationRules/send");
        return started;
    }

    @Test
    void theGroupOfTheComponentDoesNotDisturbAResourceOfASubscription() {
        configuration().setSubscriptionId("subid");
        configuration().setResourceGroup("integration");

        Exchange answer = ask("azkeys:hybridnetwork-vendor-sku?resourceName=TestVendor/TestSku");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(KeySet.class).keyNames()).containsExactly("acrToken");
        assertThat(answer.getMessage().getHeaders()).containsEntry(AzkeysConstants.RESOURCE_ID, SKU);
        assertThat(arm.calls()).extracting(ArmCall::path).containsExactly(SKU + "/listCredential");
        assertThatThrownBy(() -> context.getEndpoint(
                        "azkeys:hybridnetwork-vendor-sku?resourceGroup=g&resourceName=TestVendor/TestSku"))
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("has no resource group; leave out option resourceGroup");
    }

    @Test
    void aMessageNamesAResourceOfTheConfiguredSubscriptionOnly() {
        String uri = "azkeys:hybridnetwork-vendor-sku?subscriptionId=subid";

        assertThat(about(uri, SKU).getException()).isNull();
        assertThat(about(uri, SKU.replace("subid", "other")).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option subscriptionId has 'subid'");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aMissingResourceOfASubscriptionIsToldAsArmTellsIt() {
        Exchange answer = ask("azkeys:hybridnetwork-vendor-sku?resourceId=" + SKU.replace("TestSku", "other"));

        assertThat(answer.getException())
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The Resource 'Microsoft.HybridNetwork/vendors/TestVendor/vendorSkus/other'")
                .hasMessageContaining("resource group '<null>'");
    }

    @Test
    void cachedKeysOfASubscriptionAreRefreshed() {
        configuration().setCacheTtl(Duration.ofHours(1));
        ask("azkeys:hybridnetwork-vendor-sku?resourceId=" + SKU);
        ask("azkeys:hybridnetwork-vendor-sku?resourceId=" + SKU);
        assertThat(arm.calls()).hasSize(1);

        assertThat(ask("azkeys:refresh?resourceId=" + SKU).getException()).isNull();
        ask("azkeys:hybridnetwork-vendor-sku?resourceId=" + SKU);

        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void anExtensionIsStatedWholeOrByItsResourceAndItsName() {
        for (String uri : List.of(
                "azkeys:hybridconnectivity-endpoint?resourceId=" + ENDPOINT,
                "azkeys:hybridconnectivity-endpoint?resourceName=default&resourceId=" + MACHINE)) {
            Exchange answer = ask(uri);

            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getBody(KeySet.class).keyNames())
                    .containsExactly("relay.accessKey", "relay.serviceConfigurationToken");
            assertThat(answer.getMessage().getHeaders()).containsEntry(AzkeysConstants.RESOURCE_ID, ENDPOINT);
        }
        assertThat(arm.calls()).extracting(ArmCall::path).containsOnly(ENDPOINT + "/listCredentials");
    }

    @Test
    void aMessageNamesAnExtensionInTheConfiguredGroupOnly() {
        configuration().setSubscriptionId("s1");
        configuration().setResourceGroup("g1");
        String uri = "azkeys:hybridconnectivity-endpoint?resourceName=default";

        assertThat(about(uri, MACHINE).getException()).isNull();
        assertThat(about(uri, ENDPOINT).getException()).isNull();
        assertThat(about(uri, MACHINE.replace("g1", "g2")).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceGroup has 'g1'");
        assertThat(arm.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/" + BATCH,
                PORTAL + BATCH + "/overview",
                "https://management.azure.com" + BATCH + "/listKeys?api-version=2024-07-01"
            })
    void aCopiedIdIsTakenInUrisYamlAndHeaders(String copied) throws Exception {
        Resource yaml = ResourceHelper.fromString("routes.yaml", """
                - route:
                    from:
                      uri: direct:copied
                      steps:
                        - to:
                            uri: azkeys:batch
                            parameters:
                              resourceId: "%s"
                """.formatted(copied));
        PluginHelper.getRoutesLoader(context).loadRoutes(yaml);

        for (Exchange answer : List.of(
                ask("azkeys:batch?resourceId=" + URLEncoder.encode(copied, StandardCharsets.UTF_8)),
                ask("azkeys:batch?resourceId=RAW(" + copied + ")"),
                ask("azkeys:batch?resourceId=" + copied),
                ask("direct:copied"),
                about("azkeys:batch?subscriptionId=subid", copied))) {
            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getHeaders()).containsEntry(AzkeysConstants.RESOURCE_ID, BATCH);
        }
        assertThat(arm.calls()).hasSize(5).extracting(ArmCall::path).containsOnly(BATCH + "/listKeys");
    }

    @Test
    void anEscapedIdInAUrlIsDecodedByCamel() {
        Exchange answer =
                ask("azkeys:batch?resourceId=https://portal.azure.com/#view/HubsExtension/ResourceMenuBlade/~/"
                        + "overview/id/" + BATCH.replace("/", "%2F"));

        assertThat(answer.getException()).isNull();
        assertThat(arm.calls()).extracting(ArmCall::path).containsOnly(BATCH + "/listKeys");
    }

    @Test
    void aUrlOfAnotherSiteIsRefusedBeforeAnyCall() {
        Exchange answer = about("azkeys:batch", "https://storage1.blob.core.windows.net/c?sig=c2VjcmV0");

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("or a URL of the Azure portal or of ARM that contains this id")
                .hasMessageNotContaining("c2VjcmV0");
        assertThat(arm.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contoso/orders/created", "contoso/orders~created"})
    void aQueueHasSlashesInItsName(String name) {
        String uri = "azkeys:servicebus-queue?subscriptionId=s1&resourceGroup=g1&keyName=send&resourceName=" + name;

        Secret token = ask(uri + "&form=sas-token").getMessage().getBody(Secret.class);
        Secret text = ask(uri + "&form=connection-string").getMessage().getBody(Secret.class);

        assertThat(token.value())
                .startsWith(
                        "SharedAccessSignature sr=https%3A%2F%2Fcontoso.servicebus.windows.net%2Forders%2Fcreated&");
        assertThat(text.value()).endsWith(";EntityPath=orders/created");
        assertThat(arm.calls()).extracting(ArmCall::path).containsOnly(QUEUE + "/authorizationRules/send/listKeys");
    }

    private Exchange about(String uri, String id) {
        return template.request(uri, exchange -> exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_ID, id));
    }
}
