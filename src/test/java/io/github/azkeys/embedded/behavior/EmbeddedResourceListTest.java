// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.support.RestClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** ARM's list of resources. */
@Timeout(30)
class EmbeddedResourceListTest {

    private static final String GROUP = "/subscriptions/own/resourceGroups/g";
    private static final String ACCOUNT = GROUP + "/providers/Microsoft.Batch/batchAccounts/account";
    private static final String STORE = GROUP + "/providers/Microsoft.Storage/storageAccounts/store";
    private static final String ELSEWHERE =
            "/subscriptions/own/resourceGroups/h/providers/Microsoft.Batch/batchAccounts/elsewhere";
    private static final String VERSION = "api-version=2021-04-01";
    private static final String BATCH = "$filter=resourceType%20eq%20'microsoft.BATCH/batchaccounts'&" + VERSION;

    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.start();
        client = new RestClient(arm);
        arm.add("batch", ACCOUNT);
        arm.add("storage", STORE);
        arm.add("storage-local-user", STORE + "/localUsers/user");
        arm.add("batch", ELSEWHERE);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    private List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = RestClient.json(client.get(next));
            page.get("value").forEach(item -> ids.add(item.get("id").textValue()));
            next = page.path("nextLink").textValue();
        }
        return ids;
    }

    private String code(String path) {
        return RestClient.json(client.get(path)).at("/error/code").textValue();
    }

    @Test
    void aSubscriptionAndAGroupHaveAList() {
        assertThat(ids("/subscriptions/own/resources?" + VERSION)).containsExactly(ACCOUNT, STORE, ELSEWHERE);
        assertThat(ids("/subscriptions/OWN/resourcegroups/G/Resources?" + VERSION))
                .containsExactly(ACCOUNT, STORE);
    }

    @Test
    void theFilterSelectsAType() {
        assertThat(ids("/subscriptions/own/resources?" + BATCH)).containsExactly(ACCOUNT, ELSEWHERE);
        assertThat(code("/subscriptions/own/resources?$filter=color%20eq%20'red'&" + VERSION))
                .isEqualTo("InvalidFilterInQueryString");
    }

    @Test
    void anItemHasTheFieldsOfArm() {
        JsonNode item =
                RestClient.json(client.get(GROUP + "/resources?" + BATCH)).at("/value/0");
        assertThat(item.get("id").textValue()).isEqualTo(ACCOUNT);
        assertThat(item.get("name").textValue()).isEqualTo("account");
        assertThat(item.get("type").textValue()).isEqualTo("Microsoft.Batch/batchAccounts");
        assertThat(item.get("location").textValue()).isNotEmpty();
    }

    @Test
    void pagesKeepTheFilter() {
        arm.pageSize(1);
        assertThat(ids("/subscriptions/own/resources?" + BATCH)).containsExactly(ACCOUNT, ELSEWHERE);
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void resourcesThatAreRemovedOrMayNotBeReadAreMissing() {
        arm.remove(ELSEWHERE);
        arm.deny(STORE, "Microsoft.Storage/storageAccounts/read");
        assertThat(ids("/subscriptions/own/resources?" + VERSION)).containsExactly(ACCOUNT);
    }

    @Test
    void theListNeedsAPermissionOfItsOwn() {
        arm.deny(GROUP, "Microsoft.Resources/subscriptions/resourceGroups/resources/read");
        assertThat(code(GROUP + "/resources?" + VERSION)).isEqualTo("AuthorizationFailed");
        assertThat(ids("/subscriptions/own/resources?" + VERSION)).hasSize(3);
        arm.deny("/subscriptions/own", "Microsoft.Resources/subscriptions/resources/read");
        assertThat(code("/subscriptions/own/resources?" + VERSION)).isEqualTo("AuthorizationFailed");
    }

    @Test
    void wrongRequestsAreRefusedAsByArm() {
        assertThat(code("/subscriptions/other/resources?" + VERSION)).isEqualTo("SubscriptionNotFound");
        assertThat(code("/subscriptions/own/resourceGroups/other/resources?" + VERSION))
                .isEqualTo("ResourceGroupNotFound");
        assertThat(code(GROUP + "/resources?api-version=1999-01-01")).isEqualTo("InvalidApiVersionParameter");
        assertThat(client.post(GROUP + "/resources?" + VERSION).statusCode()).isEqualTo(405);
    }
}
