// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.SharedCertificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rotation by one call. */
class EmbeddedRotationTest {

    private static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/";
    private static final String ACCOUNT = GROUP + "Microsoft.Batch/batchAccounts/mine";
    private static final String STORE = GROUP + "Microsoft.AppConfiguration/configurationStores/mystore";
    private static final String NAMESPACE = GROUP + "Microsoft.EventHub/namespaces/mynamespace";

    private EmbeddedArm arm;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder().certificate(SharedCertificate.LOOPBACK).start();
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void regeneratesTheSecondaryKeyAndThenThePrimaryKey() {
        arm.add("batch", ACCOUNT);

        assertThat(changedBy(() -> arm.rotate(ACCOUNT), "batch", ACCOUNT)).containsExactly("secondary");
        assertThat(changedBy(() -> arm.rotate(ACCOUNT), "batch", ACCOUNT)).containsExactly("primary");
        assertThat(changedBy(() -> arm.rotate(ACCOUNT), "batch", ACCOUNT)).containsExactly("secondary");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void changesTheConnectionStringOfTheKey() {
        arm.add("eventhubs-namespace", NAMESPACE, "send");

        assertThat(changedBy(() -> arm.rotate(NAMESPACE), "eventhubs-namespace", NAMESPACE))
                .contains("secondaryKey", "secondaryConnectionString")
                .noneMatch(name -> name.startsWith("primary"));
    }

    @Test
    void findsThePairInAList() {
        arm.add("appconfig", STORE);

        assertThat(changedBy(() -> arm.rotate(STORE), "appconfig", STORE))
                .isNotEmpty()
                .allMatch(name -> name.contains("Secondary"))
                .noneMatch(name -> name.contains("Read"));
    }

    @Test
    void allOperationsWithASecretCanBeRotated() {
        OperationIndex catalog = new OperationIndex();
        List<String> unchanged = catalog.names().stream()
                .filter(name -> !catalog.get(name).isIssued())
                .filter(name -> {
                    String id = catalog.get(name)
                            .path()
                            .id(catalog.get(name).sample().request());
                    try {
                        return changedBy(() -> arm.rotate(id), name, id).isEmpty();
                    } catch (IllegalArgumentException e) {
                        return true;
                    }
                })
                .toList();

        // its connection string has <password> in place of a secret, as in Azure
        assertThat(unchanged).containsExactly("cosmosdb-mongocluster");
    }

    @Test
    void allKeysOfAResourceAreRegeneratedAtOnce() {
        arm.add("batch", ACCOUNT);

        assertThat(changedBy(() -> arm.regenerate(ACCOUNT), "batch", ACCOUNT)).containsExactly("primary", "secondary");
    }

    @ParameterizedTest
    @CsvSource({"secondary, keys.key2", "key2, keys.key2", "keys.key1, keys.key1"})
    void aKeyHasTheNamesThatRoutesUse(String name, String changed) {
        String account = GROUP + "Microsoft.Storage/storageAccounts/mystorage";
        arm.add("storage", account);

        assertThat(changedBy(() -> arm.regenerate(account, name), "storage", account))
                .containsExactly(changed);
    }

    @Test
    void aResourceThatDoesNotExistCannotBeRotated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arm.rotate(ACCOUNT))
                .withMessageContaining(ACCOUNT);
    }

    @Test
    void theNameOfAKeyIsAnArgument() {
        arm.add("eventhubs-namespace", NAMESPACE, "send");

        assertThat(arm.keys("eventhubs-namespace", NAMESPACE))
                .isEqualTo(arm.keys("eventhubs-namespace", NAMESPACE + "/authorizationRules/send"));
        assertThat(arm.keys("eventhubs-namespace", NAMESPACE).key("primaryConnectionString"))
                .contains("sb://mynamespace.servicebus.windows.net/;SharedAccessKeyName=send;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arm.add("batch", ACCOUNT, "primary"))
                .withMessage("The operation 'batch' has no key names");
    }

    private List<String> changedBy(Runnable action, String operation, String id) {
        Map<String, String> before = keys(operation, id);
        action.run();
        Map<String, String> after = keys(operation, id);
        return after.keySet().stream()
                .filter(name -> !after.get(name).equals(before.get(name)))
                .sorted()
                .toList();
    }

    private Map<String, String> keys(String operation, String id) {
        KeySet keys = arm.keys(operation, id);
        return keys.keyNames().stream().collect(Collectors.toMap(name -> name, keys::key));
    }
}
