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

    // the index has no actions whose path goes on with the name of a key, none that makes a token, and few of these
    // services
    private static final Set<String> NOT_INDEXED = Set.of(
            "microsoft.apimanagement/service/gateways/generateToken",
            "microsoft.apimanagement/service/gateways/regenerateKey",
            "microsoft.apimanagement/service/subscriptions/regeneratePrimaryKey",
            "microsoft.apimanagement/service/subscriptions/regenerateSecondaryKey",
            "microsoft.apimanagement/service/tenant/regeneratePrimaryKey",
            "microsoft.apimanagement/service/tenant/regenerateSecondaryKey",
            "microsoft.apimanagement/service/workspaces/subscriptions/regeneratePrimaryKey",
            "microsoft.apimanagement/service/workspaces/subscriptions/regenerateSecondaryKey",
            "microsoft.apimanagement/service/users/token",
            "microsoft.automation/automationaccounts/agentRegistrationInformation/regenerateKey",
            "microsoft.avs/privateclouds/rotateNsxtPassword",
            "microsoft.avs/privateclouds/rotateVcenterPassword",
            "microsoft.containerregistry/registries/regenerateCredential",
            "microsoft.documentdb/databaseaccounts/regenerateKey",
            "microsoft.eventgrid/domains/regenerateKey",
            "microsoft.eventgrid/namespaces/regenerateKey",
            "microsoft.eventgrid/namespaces/topics/regenerateKey",
            "microsoft.eventgrid/partnernamespaces/regenerateKey",
            "microsoft.eventgrid/topics/regenerateKey",
            "microsoft.healthbot/healthbots/regenerateApiJwtSecret",
            "microsoft.logic/integrationaccounts/listCallbackUrl",
            "microsoft.logic/workflows/listCallbackUrl",
            "microsoft.machinelearningservices/workspaces/onlineendpoints/regenerateKeys",
            "microsoft.quantum/workspaces/regenerateKeys",
            "microsoft.search/searchservices/regenerateAdminKey/primary",
            "microsoft.search/searchservices/regenerateAdminKey/secondary",
            "microsoft.storage/storageaccounts/listAccountSas",
            "microsoft.storage/storageaccounts/listServiceSas");

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
        print();
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
                List<String> indexed = ours.apiVersions().stream()
                        .filter(version -> !ours.seen().contains(version)
                                || arm.apiVersions().contains(version))
                        .toList();
                assertThat(indexed).as(ours.name()).containsAll(arm.apiVersions());
                if (!INDEXED_LATE.contains(arm.id())) {
                    assertThat(indexed).as(ours.name()).hasSameSizeAs(arm.apiVersions());
                }
                assertThat(ours.preview()).as(ours.name()).isEqualTo(!arm.stable());
                if (!OWN_VERSION.contains(ours.name())) {
                    assertThat(ours.apiVersion()).as(ours.name()).isEqualTo(arm.apiVersion());
                }
            }
        }
    }

    private void print() {
        System.out.println("Coverage of ARM's key operations: "
                + coverage.kinds().stream()
                        .map(kind -> kind + " " + coverage.here(kind) + " of " + coverage.all(kind)
                                + (coverage.beyond(kind) == 0 ? "" : " and " + coverage.beyond(kind) + " beyond"))
                        .collect(Collectors.joining(", ")));
        leftOut.forEach(entry ->
                System.out.println("  without " + entry.resourceType() + "/" + entry.action() + ": " + entry.reason()));
    }
}
