// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.NamesByOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources of a subscription, extension resources, and ids without the fixed segments at their end. */
class OtherScopesTest {

    private static final String SKU =
            "/subscriptions/sub/providers/Microsoft.HybridNetwork/vendors/vendor1/vendorSkus/sku1";
    private static final String MACHINE =
            "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/m1";
    private static final String ENDPOINT_ID = "/providers/Microsoft.HybridConnectivity/endpoints/default";
    private static final String ENDPOINT = MACHINE + ENDPOINT_ID;

    private final OperationIndex catalog = new OperationIndex();
    private final Operation sku = catalog.get("hybridnetwork-vendor-sku");
    private final Operation endpoint = catalog.get("hybridconnectivity-endpoint");

    @Test
    void aResourceOfASubscriptionHasNoResourceGroup() {
        ResourceAddress named = resolve(sku, Map.of("subscriptionId", "sub", "resourceName", "vendor1/sku1"), Map.of());

        assertThat(named.path()).isEqualTo(SKU + "/listCredential");
        assertThat(resolve(sku, Map.of("resourceId", SKU), Map.of())).isEqualTo(named);
        // a header that this operation does not use
        assertThat(resolve(
                        sku,
                        Map.of("subscriptionId", "sub"),
                        Map.of("resourceGroup", "../x", "resourceName", "vendor1/sku1")))
                .isEqualTo(named);
    }

    @Test
    void aResourceGroupOfTheEndpointIsRefused() {
        assertThatThrownBy(() -> resolve(sku, Map.of("resourceGroup", "rg", "resourceId", SKU), Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("azkeys:hybridnetwork-vendor-sku is for a resource of a subscription, which has no resource"
                        + " group; leave out option resourceGroup");
    }

    @Test
    void itsIdHasNoResourceGroupEither() {
        assertThatThrownBy(() -> resolve(
                        sku,
                        Map.of("resourceId", SKU.replace("/providers/", "/resourceGroups/rg/providers/")),
                        Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("in the form /subscriptions/{subscriptionId}/providers/Microsoft.HybridNetwork/"
                        + "vendors/{vendorName}/vendorSkus/{skuName}");
        assertThatThrownBy(() -> resolve(sku, Map.of(), Map.of()))
                .hasMessageContaining("set option subscriptionId or header subscriptionId, and option resourceName or"
                        + " header resourceName (or the complete option resourceId)");
    }

    @Test
    void aMessageStaysInTheConfiguredSubscription() {
        assertThatThrownBy(() -> resolve(sku, Map.of("subscriptionId", "other"), Map.of("resourceId", SKU)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option subscriptionId has 'other'");
    }

    @Test
    void anyResourceCanBelongToASubscription() {
        Operation any = AnyResource.operation("listCredential", "2022-01-01-preview");
        ResourceAddress address = resolve(any, Map.of("resourceId", SKU), Map.of());

        assertThat(address.path()).isEqualTo(SKU + "/listCredential");
        assertThat(resolve(any, Map.of("subscriptionId", "sub"), Map.of("resourceId", SKU))
                        .resourceId())
                .isEqualTo(SKU);
        assertThat(resolve(AnyResource.refresh(), Map.of(), Map.of("resourceId", SKU))
                        .overlaps(resolve(sku, Map.of("resourceId", SKU), Map.of())))
                .isTrue();
    }

    @Test
    void aResourceOfASubscriptionIsOutsideOfAConfiguredGroup() {
        assertThatThrownBy(() -> resolve(
                        AnyResource.refresh(),
                        Map.of("subscriptionId", "sub", "resourceGroup", "rg"),
                        Map.of("resourceId", SKU)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceGroup has 'rg'");
        assertThatThrownBy(() -> resolve(
                        AnyResource.refresh(),
                        Map.of(),
                        Map.of("resourceId", SKU.replace("providers", "resourceGroups"))))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> resolve(
                        AnyResource.refresh(),
                        Map.of(),
                        Map.of("resourceId", SKU.replace("/providers", "/resourceGroups//providers"))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void anExtensionHasTheIdOfItsResourceBeforeItsOwn() {
        ResourceAddress address = resolve(endpoint, Map.of("resourceId", ENDPOINT), Map.of());

        assertThat(address.resourceId()).isEqualTo(ENDPOINT);
        assertThat(address.path()).isEqualTo(ENDPOINT + "/listCredentials");
        assertThat(endpoint.path().resourceType()).isEqualTo("Microsoft.HybridConnectivity/endpoints");
        assertThat(endpoint.path())
                .hasToString("/{resourceUri}/providers/Microsoft.HybridConnectivity/endpoints/{endpointName}"
                        + "/listCredentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MACHINE,
                MACHINE + "/",
                "https://portal.azure.com/#@contoso/resource" + MACHINE + "/overview",
                ENDPOINT,
                "https://management.azure.com" + ENDPOINT + "/listCredentials?api-version=2024-12-01"
            })
    void theNameOfAnExtensionCanBeStatedApart(String id) {
        assertThat(resolve(endpoint, Map.of("resourceId", id, "resourceName", "default"), Map.of())
                        .resourceId())
                .isEqualTo(ENDPOINT);
        assertThat(resolve(endpoint, Map.of("resourceName", "default"), Map.of("resourceId", id))
                        .resourceId())
                .isEqualTo(ENDPOINT);
        assertThat(resolve(endpoint, Map.of("resourceId", id), Map.of("resourceName", "default"))
                        .resourceId())
                .isEqualTo(ENDPOINT);
    }

    @Test
    void aMessageCannotTakeAnExtensionOutOfTheConfiguration() {
        for (String id : new String[] {MACHINE, ENDPOINT}) {
            for (Map<String, String> configured :
                    java.util.List.of(Map.of("resourceGroup", "rg2"), Map.of("subscriptionId", "sub2"))) {
                assertThatThrownBy(() ->
                                resolve(endpoint, configured, Map.of("resourceId", id, "resourceName", "default")))
                        .as("%s %s", id, configured)
                        .isInstanceOf(InvalidRequestException.class);
            }
        }
        assertThatThrownBy(() -> resolve(endpoint, Map.of("resourceName", "e2"), Map.of("resourceId", ENDPOINT)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceName has 'e2'");
        assertThat(resolve(
                                endpoint,
                                Map.of("resourceId", MACHINE, "resourceName", "default"),
                                Map.of("resourceId", ENDPOINT.replace("m1", "m2"), "resourceName", "e2"))
                        .resourceId())
                .isEqualTo(ENDPOINT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | set option resourceId or header resourceId",
                MACHINE + " | set option resourceName or header resourceName (or the complete option resourceId)",
                "/subscriptions/sub/resourceGroups/rg | must be the id of a Microsoft.HybridConnectivity/endpoints for",
                "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.HybridCompute/machines | namespace/type/name",
                MACHINE + "/providers/Microsoft.HybridConnectivity/endpoints | must be the id of a",
                MACHINE + "/.. | a name, not a relative path",
                MACHINE + "/extensions/.. | a name, not a relative path",
                MACHINE + "/providers/Microsoft.HybridConnectivity/endpoints/.. | a name, not a relative path",
                MACHINE + "/providers/Microsoft.HybridConnectivity/endpoints/e?x | must not contain",
                MACHINE + "/subscriptions/s2" + ENDPOINT_ID + " | subscriptions/s2' contains another scope",
                MACHINE + "/resourceGroups/g2" + ENDPOINT_ID + " | resourceGroups/g2' contains another scope",
                MACHINE + "/Subscriptions/s2/RESOURCEGROUPS/g2/providers/A.B/c/d" + ENDPOINT_ID + " | another scope",
                MACHINE + "/subscriptions/s2/providers/A.B/c/d" + ENDPOINT_ID + " | another scope"
            })
    void whatIsNotAnExtensionIsRefused(String id, String problem) {
        assertThatThrownBy(() -> resolve(endpoint, Map.of("resourceId", id), Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "function-host, Microsoft.Web/sites/app, /host/default, listkeys",
        "function-host-slot, Microsoft.Web/sites/app/slots/stage, /host/default, listkeys",
        "apim-portal-delegation, Microsoft.ApiManagement/service/apim1, /portalsettings/delegation, listSecrets",
        "vpn-link-connection, Microsoft.Network/vpnGateways/g/vpnConnections/c/vpnLinkConnections/l,"
                + " /sharedKeys/default, listSharedKey"
    })
    void fixedSegmentsAtTheEndMayBeMissing(String name, String resource, String fixed, String action) {
        Operation operation = catalog.get(name);
        String id = "/subscriptions/sub/resourceGroups/rg/providers/" + resource;
        ResourceAddress address = resolve(operation, Map.of("resourceId", id), Map.of());

        assertThat(address.path()).isEqualTo(id + fixed + "/" + action);
        assertThat(address).isEqualTo(resolve(operation, Map.of("resourceId", id + fixed), Map.of()));
        assertThat(address)
                .isEqualTo(resolve(
                        operation,
                        Map.of("resourceId", "https://portal.azure.com/#@t/resource" + id + "/overview"),
                        Map.of()));
        assertThatThrownBy(() -> resolve(operation, Map.of("resourceId", id + fixed + "s"), Map.of()))
                .isInstanceOf(InvalidRequestException.class);
        String half = id + fixed.substring(0, fixed.lastIndexOf('/'));
        assertThatThrownBy(() -> resolve(operation, Map.of("resourceId", half), Map.of()))
                .isInstanceOf(InvalidRequestException.class);
    }

    private static ResourceAddress resolve(
            Operation operation, Map<String, String> configuration, Map<String, String> message) {
        return new AddressResolver(operation, new NamesByOption("option", configuration))
                .resolve(new NamesByOption("header", message));
    }
}
