// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that adds each resource on the first request, for applications whose configuration names real resources. */
@Timeout(30)
class EmbeddedEveryResourceTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final String MINE =
            "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Batch/batchAccounts/mine";
    private static final String KEYS = MINE + "/listKeys?api-version=2024-07-01";

    private final EmbeddedArm arm =
            EmbeddedArm.builder().certificate(CERTIFICATE).everyResource().start();
    private final RestClient client = new RestClient(arm);

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void itsKeysAreItsOwnAndStay() {
        JsonNode keys = RestClient.json(client.post(KEYS));
        assertThat(keys.get("accountName").textValue()).isEqualTo("mine");
        assertThat(RestClient.json(client.post(KEYS))).isEqualTo(keys);
        assertThat(RestClient.json(client.post(KEYS.replace("mine", "other"))).get("primary"))
                .isNotEqualTo(keys.get("primary"));
    }

    @Test
    void theKeysAreKnownBeforeTheFirstCall() {
        String primary = arm.keys("batch", MINE).key("primary");
        assertThat(RestClient.json(client.post(KEYS)).get("primary").textValue())
                .isEqualTo(primary);
    }

    @Test
    void keysThatNobodyAskedForCannotBeRegenerated() {
        Stream.<Consumer<String>>of(arm::rotate, arm::regenerate, id -> arm.regenerate(id, "primary"))
                .forEach(call -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> call.accept(MINE))
                        .withMessage("No keys of " + MINE
                                + " were asked for yet; call the route or arm.keys(operation, id) first"));
        String secondary = arm.keys("batch", MINE).key("secondary");
        arm.rotate(MINE);
        assertThat(arm.keys("batch", MINE).key("secondary")).isNotEqualTo(secondary);
        arm.remove(MINE);
        assertThatIllegalArgumentException().isThrownBy(() -> arm.rotate(MINE)).withMessage("Unknown resource " + MINE);
    }

    @Test
    void anotherOperationOfTheResourceListsTheSameKeys() {
        String id = "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.DocumentDB/databaseAccounts/mine";
        KeySet keys = arm.keys("cosmosdb", id);
        KeySet readOnly = arm.keys("cosmosdb-readonly", id);

        assertThat(readOnly.key("primaryReadonlyMasterKey")).isEqualTo(keys.key("primaryReadonlyMasterKey"));
        assertThat(arm.keys("cosmosdb", id)).isEqualTo(keys);
    }

    @Test
    void aRemovedResourceDoesNotComeBackUnlessItIsAdded() {
        arm.remove(MINE);
        assertThat(RestClient.code(client.post(KEYS))).isEqualTo("ResourceNotFound");
        assertThatIllegalArgumentException().isThrownBy(() -> arm.keys("batch", MINE));
        arm.add("batch", MINE);
        assertThat(client.post(KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void theFirstRequestMayRegenerateAKey() {
        String account = "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Storage/storageAccounts/mine";

        HttpResponse<String> response = client.send(client.request(account + "/regenerateKey?api-version=2026-04-01")
                .header("Authorization", "Bearer " + client.token())
                .POST(HttpRequest.BodyPublishers.ofString("{\"keyName\": \"kerb1\"}")));

        assertThat(response.statusCode()).isEqualTo(200);
        // the two operations share the address, and the body says which one it is
        assertThat(arm.calls("storage-kerb?action=regenerate")).hasSize(1);
        assertThat(arm.calls("storage?action=regenerate")).isEmpty();
    }

    @Test
    void aCallWithoutPermissionIsRefused() {
        arm.deny(MINE);
        assertThat(RestClient.code(client.post(KEYS))).isEqualTo("AuthorizationFailed");
        assertThat(client.post(KEYS, "no token").statusCode()).isEqualTo(401);
    }
}
