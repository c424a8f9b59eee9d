// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalog contains all key operations of ARM, or the reason why not. */
class CoverageTest {

    // they ask for the version whose answer they were written after
    private static final Set<String> OWN_VERSION = Set.of("batch", "iothub", "mlworkspace");

    // the index has no actions whose path goes on with the name of a key, none without a documented result, and none
    // that makes a token
    private static final Set<String> NOT_INDEXED = Set.of(
            ArmKeyOperation.id("Microsoft.DocumentDB/databaseAccounts", "regenerateKey"),
            ArmKeyOperation.id("Microsoft.MachineLearningServices/workspaces/onlineEndpoints", "regenerateKeys"),
            ArmKeyOperation.id("Microsoft.Search/searchServices", "regenerateAdminKey/primary"),
            ArmKeyOperation.id("Microsoft.Storage/storageAccounts", "listAccountSas"),
            ArmKeyOperation.id("Microsoft.Storage/storageAccounts", "listServiceSas"),
            ArmKeyOperation.id("Microsoft.Logic/workflows", "listCallbackUrl"),
            ArmKeyOperation.id("Microsoft.Logic/integrationAccounts", "listCallbackUrl"),
            ArmKeyOperation.id("Microsoft.ApiManagement/service/gateways", "generateToken"),
            ArmKeyOperation.id("Microsoft.ApiManagement/service/users", "token"));

    // the index has their actions, which are recorded with older versions, in the latest version only
    private static final Set<String> INDEXED_LATE = Set.of(
            ArmKeyOperation.id("Microsoft.SignalRService/signalR", "regenerateKey"),
            ArmKeyOperation.id("Microsoft.SignalRService/webPubSub", "regenerateKey"));

    private final Coverage coverage = Coverage.count();
    private final Map<String, Operation> operations = coverage.operations();
    private final List<Coverage.LeftOut> leftOut = coverage.leftOut();

    @Test
    void everyOperationIsInTheCatalogueOrLeftOut() {
        Set<String> known =
                ArmKeyOperation.all().stream().map(ArmKeyOperation::id).collect(Collectors.toSet());
        Set<String> left = leftOut.stream().map(Coverage.LeftOut::id).collect(Collectors.toSet());

        assertThat(operations.keySet()).doesNotContainAnyElementsOf(left);
        assertThat(left).hasSameSizeAs(leftOut);
        left.addAll(operations.keySet());
        assertThat(left).containsAll(NOT_INDEXED);
        left.removeAll(NOT_INDEXED);
        assertThat(left).containsExactlyInAnyOrderElementsOf(known);
        assertThat(leftOut).allSatisfy(entry -> assertThat(entry.reason()).isNotBlank());
        assertThat(coverage.kinds()).containsExactly("listKeys", "other-list", "regenerate");
        coverage.kinds().forEach(this::print);
    }

    @Test
    void everyOperationWithListKeysIsInTheCatalogue() {
        assertThat(ArmKeyOperation.all())
                .filteredOn(operation -> operation.kind().equals("listKeys"))
                .hasSize(55)
                .allSatisfy(operation -> assertThat(operations).containsKey(operation.id()));
    }

    @Test
    void everyActionThatMakesAKeyNewIsInTheCatalogueOrLeftOut() {
        assertThat(coverage.all("regenerate")).isEqualTo(35);
        assertThat(coverage.here("regenerate") + coverage.leftOut("regenerate").size())
                .isEqualTo(35);
    }

    @Test
    void versionsAreThoseOfArm() {
        for (ArmKeyOperation arm : ArmKeyOperation.all()) {
            Operation ours = operations.get(arm.id());
            if (ours != null) {
                assertThat(ours.apiVersions()).as(ours.name()).containsAll(arm.apiVersions());
                if (!INDEXED_LATE.contains(arm.id())) {
                    assertThat(ours.apiVersions()).as(ours.name()).hasSameSizeAs(arm.apiVersions());
                }
                assertThat(ours.preview()).as(ours.name()).isEqualTo(!arm.stable());
                if (!OWN_VERSION.contains(ours.name())) {
                    assertThat(ours.apiVersion()).as(ours.name()).isEqualTo(arm.apiVersion());
                }
            }
        }
    }

    private void print(String kind) {
        System.out.println(
                "Catalogue: " + coverage.here(kind) + " of " + coverage.all(kind) + " " + kind + " operations");
        coverage.leftOut(kind)
                .forEach(entry -> System.out.println(
                        "  without " + entry.resourceType() + "/" + entry.action() + ": " + entry.reason()));
    }
}
