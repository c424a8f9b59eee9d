// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CustomRoleTest {

    private static final String GROUP = "/subscriptions/s1/resourceGroups/integration";

    private final OperationCatalog catalog = new OperationCatalog();

    @Test
    void itsJsonIsWhatAzTakes() throws Exception {
        JsonNode role = new ObjectMapper()
                .readTree(CustomRole.of(catalog, List.of("iothub", "batch"), GROUP)
                        .toJson());

        assertThat((Object) role).isEqualTo(new ObjectMapper().readTree("""
                {
                  "Name": "Keys of iothub, batch",
                  "IsCustom": true,
                  "Description": "Lists the keys that camel-azkeys fetches, and nothing else.",
                  "Actions": [
                    "Microsoft.Batch/batchAccounts/listKeys/action",
                    "Microsoft.Devices/iotHubs/iotHubKeys/listkeys/action"
                  ],
                  "NotActions": [],
                  "AssignableScopes": ["/subscriptions/s1/resourceGroups/integration"]
                }
                """));
    }

    @Test
    void aPermissionThatSeveralOperationsNeedIsGivenOnce() {
        CustomRole role = CustomRole.of(catalog, List.of("batch", "storage", "batch"), GROUP);

        assertThat(role.actions())
                .containsExactly(
                        "Microsoft.Batch/batchAccounts/listKeys/action",
                        "Microsoft.Storage/storageAccounts/listkeys/action");
        assertThat(role.name()).isEqualTo("Keys of batch, storage");
    }

    @Test
    void keysMayBeRegeneratedOnlyWhereThatIsAskedFor() {
        CustomRole role = CustomRole.of(catalog, List.of("batch", "storage:regenerate"), GROUP);

        assertThat(role.actions())
                .containsExactly(
                        "Microsoft.Batch/batchAccounts/listKeys/action",
                        "Microsoft.Storage/storageAccounts/regeneratekey/action");
        assertThat(role.description()).isEqualTo("Lists and regenerates keys for camel-azkeys, and nothing else.");
        assertThat(CustomRole.of(catalog, catalog.names(), GROUP).actions())
                .noneMatch(action -> action.toLowerCase(java.util.Locale.ROOT).contains("regenerate"));
    }

    @Test
    void aResourceMayBeReadOnlyWhereAFormNeedsIt() {
        CustomRole role = CustomRole.of(
                catalog,
                List.of("iothub:eventhub-connection-string", "redisenterprise-database:connection-string", "storage"),
                GROUP);

        assertThat(role.actions())
                .containsExactly(
                        "Microsoft.Cache/redisEnterprise/databases/listKeys/action",
                        "Microsoft.Cache/redisEnterprise/databases/read",
                        "Microsoft.Cache/redisEnterprise/read",
                        "Microsoft.Devices/iotHubs/iotHubKeys/listkeys/action",
                        "Microsoft.Devices/IotHubs/read",
                        "Microsoft.Storage/storageAccounts/listkeys/action");
        assertThat(role.description())
                .isEqualTo("Lists the keys that camel-azkeys fetches, reads the resources that forms need, and nothing"
                        + " else.");
        assertThat(CustomRole.of(catalog, List.of("storage:connection-string"), GROUP)
                        .actions())
                .containsExactly("Microsoft.Storage/storageAccounts/listkeys/action");
        assertThatThrownBy(() -> CustomRole.of(catalog, List.of("storage:connectionstring"), GROUP))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("does not support form 'connectionstring'");
    }

    @Test
    void resourcesMayBeFoundOnlyWhereThatIsAskedFor() {
        CustomRole role = CustomRole.of(catalog, List.of("batch", "batch:find", "iothub:find"), GROUP);

        assertThat(role.actions())
                .containsExactly(
                        "Microsoft.Batch/batchAccounts/listKeys/action",
                        "Microsoft.Batch/batchAccounts/read",
                        "Microsoft.Devices/IotHubs/read",
                        "Microsoft.Resources/subscriptions/resourceGroups/resources/read",
                        "Microsoft.Resources/subscriptions/resources/read");
        assertThat(role.description())
                .isEqualTo(
                        "Lists the keys that camel-azkeys fetches, finds and reads their resources, and nothing else.");
        assertThatThrownBy(() -> CustomRole.of(catalog, List.of("servicebus-queue:find"), GROUP))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("azkeys:servicebus-queue does not support resourceName=*");
    }

    @Test
    void whatRegeneratesNoKeysHasNoSuchPermission() {
        assertThat(CustomRole.of(catalog, List.of("apim-subscription:regenerate"), GROUP)
                        .actions())
                .containsExactly(
                        "Microsoft.ApiManagement/service/subscriptions/regeneratePrimaryKey/action",
                        "Microsoft.ApiManagement/service/subscriptions/regenerateSecondaryKey/action");
        assertThatThrownBy(() -> CustomRole.of(catalog, List.of("iothub:regenerate"), GROUP))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("azkeys:iothub cannot regenerate keys");
    }

    @Test
    void aResourceGroupIsNoScopeForResourcesOfASubscription() {
        assertThatThrownBy(() -> CustomRole.of(catalog, List.of("hybridnetwork-vendor-sku"), GROUP))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "The resources of azkeys:hybridnetwork-vendor-sku belong to a subscription, so the scope must"
                                + " be a subscription or a management group");
        assertThat(CustomRole.of(catalog, List.of("hybridnetwork-vendor-sku"), "/subscriptions/s1")
                        .actions())
                .containsExactly("Microsoft.HybridNetwork/vendors/vendorSkus/listCredential/action");
        assertThat(CustomRole.of(catalog, List.of("hybridnetwork-vendor-sku", "batch"), GROUP)
                        .actions())
                .hasSize(2);
    }

    @Test
    void allOperationsMakeARoleWithoutWildcardAndWithAShortName() {
        CustomRole role = CustomRole.of(catalog, catalog.names(), "/subscriptions/s1");

        assertThat(role.name())
                .isEqualTo("Keys of " + catalog.names().size() + " operations")
                .hasSizeLessThanOrEqualTo(512);
        assertThat(role.actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action).endsWith("/action").doesNotContain("*"));
        assertThat(catalog.names()).allSatisfy(name -> assertThat(role.actions())
                .anyMatch(catalog.get(name).permission()::equalsIgnoreCase));
    }

    @Test
    void anUnknownOperationIsAnsweredWithTheClosest() {
        assertThatThrownBy(() -> CustomRole.of(catalog, List.of("btach"), GROUP))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Did you mean: batch");
    }

    @Test
    void noOperationMakesNoRole() {
        assertThatThrownBy(() -> CustomRole.of(catalog, List.of(), GROUP))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("at least one operation");
    }

    @Test
    void anOperationWithoutPermissionIsNamed() {
        String file = """
                {
                  "name": "own",
                  "path": "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/My.Provider/things/{thing}/listKeys",
                  "parameters": {"thing": {}},
                  "apiVersion": "2025-01-01",
                  "body": "BatchAccountKeys"
                }
                """;
        OperationCatalog own =
                new OperationCatalog(location -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> CustomRole.of(own, List.of("own"), GROUP))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'own' does not state the permission");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/91d12660-3dec-467a-be2a-213b5544ddc0",
                "/subscriptions/s1/resourcegroups/my-group_(1)",
                "/providers/Microsoft.Management/managementGroups/root"
            })
    void aScopeThatARoleCanBeAssignedInIsTaken(String scope) {
        assertThat(CustomRole.of(catalog, List.of("batch"), scope).scope()).isEqualTo(scope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "s1",
                "/subscriptions/",
                "/subscriptions/s1/",
                "/subscriptions/s1/resourceGroups/",
                "/subscriptions/s1/resourceGroups/a\"b",
                "/subscriptions/*",
                "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Batch/batchAccounts/mine"
            })
    void anotherScopeIsRefusedWithThosePossible(String scope) {
        assertThatThrownBy(() -> CustomRole.of(catalog, List.of("batch"), scope))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'" + scope + "'")
                .hasMessageContaining("/subscriptions/<id>/resourceGroups/<name>");
    }

    @Test
    void theCommandPrintsTheRole() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            CustomRole.main(GROUP, "batch", "iothub");
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(CustomRole.of(catalog, List.of("batch", "iothub"), GROUP)
                        .toJson());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = GROUP)
    void theCommandSaysWhatItNeeds(String scope) {
        String[] arguments = scope == null ? new String[0] : new String[] {scope};
        assertThatThrownBy(() -> CustomRole.main(arguments))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("/subscriptions/<id>/resourceGroups/<name> batch iothub");
    }
}
