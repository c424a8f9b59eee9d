// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Resources, their keys, locks and permissions. */
@Timeout(30)
class EmbeddedResourcesTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final String MINE =
            "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Batch/batchAccounts/mine";
    private static final String WORKSPACE =
            "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.MachineLearningServices/workspaces/work1";

    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder().certificate(CERTIFICATE).start();
        client = new RestClient(arm);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void keysAreThoseThatArmReturns() {
        arm.add("batch", MINE);
        arm.regenerate(MINE, "secondary");
        KeySet keys = arm.keys("batch", MINE);
        assertThat(arm.calls()).isEmpty();
        JsonNode body = RestClient.json(client.post(MINE + "/listKeys?api-version=2024-07-01"));
        assertThat(keys.keyNames()).containsExactly("primary", "secondary");
        assertThat(keys.keyNames()).allSatisfy(name -> assertThat(keys.key(name))
                .isEqualTo(body.get(name).textValue()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arm.keys("batch", MINE + "2"))
                .withMessageContaining("Unknown resource " + MINE + "2");
    }

    @Test
    void anAddedResourceHasKeysOfItsOwnAndItsOwnName() {
        arm.add("batch", MINE);
        JsonNode keys = RestClient.json(client.post(MINE + "/listKeys?api-version=2024-07-01"));
        assertThat(keys.get("accountName").textValue()).isEqualTo("mine");
        assertThat(keys.get("primary").textValue())
                .hasSize(88)
                .isNotEqualTo(keys.get("secondary").textValue());
        assertThat(arm.secrets()).doesNotContain("AAAA==");
        client.post(RestClient.BATCH_KEYS);
        assertThat(arm.secrets())
                .contains(keys.get("primary").textValue(), keys.get("secondary").textValue())
                .contains("AAAA==", arm.clientSecret(), arm.identityHeader());
    }

    @Test
    void keysInsideAListAreNewAndTheRestStaysAsDocumented() {
        arm.add("mlworkspace", WORKSPACE);
        JsonNode keys = RestClient.json(client.post(WORKSPACE + "/listKeys?api-version=2024-10-01"));
        JsonNode sample = new OperationIndex().get("mlworkspace").sample().response();
        JsonNode credentials = keys.get("containerRegistryCredentials");
        assertThat(credentials.get("username"))
                .isEqualTo(sample.get("containerRegistryCredentials").get("username"));
        assertThat(credentials.at("/passwords/0/name").textValue()).isEqualTo("password");
        assertThat(credentials.at("/passwords/0/value").textValue()).hasSize(88);
        assertThat(credentials.at("/passwords/1/value").textValue()).hasSize(88);
        assertThat(keys.get("userStorageKey").isNull()).isTrue();
    }

    @Test
    void regeneratingOneKeyLeavesTheOthers() {
        arm.add("batch", MINE);
        JsonNode before = RestClient.json(client.post(MINE + "/listKeys?api-version=2024-07-01"));
        arm.regenerate(MINE.toUpperCase(), "primary");
        JsonNode after = RestClient.json(client.post(MINE + "/listKeys?api-version=2024-07-01"));
        assertThat(after.get("primary")).isNotEqualTo(before.get("primary"));
        assertThat(after.get("secondary")).isEqualTo(before.get("secondary"));
        assertThat(arm.secrets())
                .contains(
                        before.get("primary").textValue(), after.get("primary").textValue());
    }

    @Test
    void aKeyInAListIsRegeneratedByItsName() {
        arm.add("mlworkspace", WORKSPACE);
        JsonNode before = RestClient.json(client.post(WORKSPACE + "/listKeys?api-version=2024-10-01"));
        arm.regenerate(WORKSPACE, "containerRegistryCredentials.passwords.password2");
        JsonNode after = RestClient.json(client.post(WORKSPACE + "/listKeys?api-version=2024-10-01"));
        String passwords = "/containerRegistryCredentials/passwords";
        assertThat(after.at(passwords + "/0")).isEqualTo(before.at(passwords + "/0"));
        assertThat(after.at(passwords + "/1/value")).isNotEqualTo(before.at(passwords + "/1/value"));
    }

    @Test
    void regeneratingAKeyThatIsNotThereNamesThoseThatAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arm.regenerate(RestClient.BATCH, "tertiary"))
                .withMessageContaining("primary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arm.regenerate(MINE, "primary"))
                .withMessageContaining(MINE);
    }

    @Test
    void aPolicyIsAddressedByItsNameInThePath() {
        String hub = RestClient.HUB.replace("testHub", "hub1");
        arm.add("iothub", hub);
        arm.add("iothub", hub + "/IotHubKeys/service");
        JsonNode owner = RestClient.json(client.post(hub + "/IotHubKeys/iothubowner/listkeys?api-version=2018-04-01"));
        JsonNode service = RestClient.json(client.post(hub + "/IotHubKeys/service/listkeys?api-version=2018-04-01"));
        assertThat(owner.get("keyName").textValue()).isEqualTo("iothubowner");
        assertThat(service.get("keyName").textValue()).isEqualTo("service");
        assertThat(service.get("primaryKey")).isNotEqualTo(owner.get("primaryKey"));

        arm.regenerate(hub + "/IotHubKeys/service", "primaryKey");
        assertThat(RestClient.json(client.post(hub + "/IotHubKeys/iothubowner/listkeys?api-version=2018-04-01")))
                .isEqualTo(owner);
        assertThat(RestClient.json(client.post(hub + "/IotHubKeys/service/listkeys?api-version=2018-04-01")))
                .isNotEqualTo(service);
    }

    @Test
    void idsAndActionsAreReadInAnyCasing() {
        String path = RestClient.BATCH.toUpperCase() + "/LISTKEYS?api-version=2024-07-01";
        assertThat(client.post(path).statusCode()).isEqualTo(200);
        assertThat(arm.calls("batch")).hasSize(1);
    }

    @Test
    void aRemovedResourceIsNotFoundAndItsNeighboursStay() {
        arm.add("batch", RestClient.BATCH.replace("sampleacct", "other"));
        arm.remove(RestClient.BATCH);
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(RestClient.code(response)).isEqualTo("ResourceNotFound");
        assertThat(RestClient.message(response))
                .startsWith("The Resource 'Microsoft.Batch/batchAccounts/sampleacct' under resource group"
                        + " 'default-azurebatch-japaneast' was not found.");
        assertThat(client.post(RestClient.BATCH_KEYS.replace("sampleacct", "other"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void unknownGroupsAndSubscriptionsAreToldApart() {
        assertThat(RestClient.code(client.post(RestClient.BATCH_KEYS.replace("japaneast", "nowhere"))))
                .isEqualTo("ResourceGroupNotFound");
        assertThat(RestClient.code(client.post(RestClient.BATCH_KEYS.replace("subid", "nosub"))))
                .isEqualTo("SubscriptionNotFound");
    }

    @Test
    void aLockedResourceRefusesUntilItIsUnlocked() {
        arm.lock(RestClient.BATCH.toLowerCase());
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(RestClient.code(response)).isEqualTo("ScopeLocked");
        arm.unlock(RestClient.BATCH);
        assertThat(client.post(RestClient.BATCH_KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void aLockOnAGroupHoldsForWhatIsInside() {
        arm.lock("/subscriptions/subid/resourceGroups/default-azurebatch-japaneast");
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS);
        assertThat(RestClient.code(response)).isEqualTo("ScopeLocked");
        assertThat(RestClient.message(response))
                .contains("are locked: '/subscriptions/subid/resourceGroups/default-azurebatch-japaneast'.");
    }

    @Test
    void aDeniedCallerLearnsWhichPermissionIsMissing() {
        arm.deny(RestClient.BATCH);
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(RestClient.code(response)).isEqualTo("AuthorizationFailed");
        assertThat(RestClient.message(response))
                .startsWith("The client '" + arm.clientId() + "' with object id '")
                .contains("does not have authorization to perform action"
                        + " 'Microsoft.Batch/batchAccounts/listKeys/action' over scope '" + RestClient.BATCH + "'")
                .endsWith("If access was recently granted, please refresh your credentials.");
        arm.allow(RestClient.BATCH);
        assertThat(client.post(RestClient.BATCH_KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountWithoutSharedKeysListsNone() {
        arm.disableKeys(RestClient.BATCH);
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(RestClient.code(response)).contains("SharedKey");
        assertThat(RestClient.message(response)).contains("allowedAuthenticationModes");
    }

    @Test
    void anIdOfAnotherTypeIsNotAdded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arm.add("batch", RestClient.HUB))
                .withMessageContaining("Microsoft.Batch/batchAccounts");
    }
}
