// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.JsonKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operation for actions that the catalog does not have. */
class AzkeysResourceTest extends AzkeysTestSupport {

    private static final String LIST_KEYS = "azkeys:resource?action=listKeys&apiVersion=";
    private static final String NESTED =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.EventHub/namespaces/namespace1/authorizationRules/rule1";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:json")
                        .to(LIST_KEYS + "2024-10-01&resourceId=" + WORKSPACE)
                        .marshal()
                        .json();
                from("direct:open").to(LIST_KEYS + "2024-07-01");
                from("direct:bounded")
                        .to(LIST_KEYS + "2024-07-01&subscriptionId=subid&resourceGroup=default-azurebatch-japaneast");
            }
        };
    }

    @Test
    void postsTheActionToTheResourceAndHandsOverWhatItGives() {
        Exchange answer = ask(LIST_KEYS + "2024-07-01&resourceId=" + BATCH);

        assertThat(answer.getException()).isNull();
        KeySet keys = answer.getMessage().getBody(JsonKeys.class);
        assertThat(keys.keyNames()).containsExactly("primary", "secondary");
        assertThat(keys.key("secondary")).isEqualTo("BBBB==");
        assertThat(keys).hasToString("JsonKeys[accountName=sampleacct, primary=***, secondary=***]");
        assertThat(answer.getMessage().getHeaders())
                .containsEntry("CamelAzkeysOperation", "resource")
                .containsEntry("CamelAzkeysResourceId", BATCH)
                .containsEntry("CamelAzkeysApiVersion", "2024-07-01");
        assertThat(arm.calls()).hasSize(1);
        assertThat(arm.calls().get(0).method()).isEqualTo("POST");
        assertThat(arm.calls().get(0).path()).isEqualTo(BATCH + "/listKeys");
        assertThat(arm.calls().get(0).apiVersion()).isEqualTo("2024-07-01");
    }

    @Test
    void reachesNestedResources() {
        arm.add("eventhubs-namespace", NESTED);

        Exchange answer = ask(LIST_KEYS + "2024-01-01&resourceId=" + NESTED);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(KeySet.class).keyNames()).contains("primaryKey");
        assertThat(answer.getMessage().getHeader("CamelAzkeysResourceId")).isEqualTo(NESTED);
    }

    @Test
    void marshalGivesArmsOwnJson() throws Exception {
        String json = template.requestBody("direct:json", null, String.class);

        assertThat(new ObjectMapper().readTree(json))
                .isEqualTo(new OperationIndex().get("mlworkspace").sample().response());
    }

    @Test
    void aListInSeveralPagesIsOneBody() {
        arm.pageSize(2);

        Exchange answer = ask("azkeys:resource?action=listkeys&apiVersion=2023-06-30&resourceId=" + HUB);

        assertThat(answer.getMessage().getBody(KeySet.class).keyNames())
                .hasSize(10)
                .startsWith("value.0.primaryKey", "value.0.secondaryKey")
                .endsWith("value.4.secondaryKey");
        assertThat(arm.calls()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anActionThatReturnsNothing(int status) {
        arm.fail(Fault.status(status));

        Exchange answer = ask(LIST_KEYS + "2024-07-01&resourceId=" + BATCH);

        assertThat(answer.getException()).isNull();
        JsonKeys body = answer.getMessage().getBody(JsonKeys.class);
        assertThat(body.keyNames()).isEmpty();
        assertThat(body.additionalProperties()).isEmpty();
        assertThat(arm.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 206, 226})
    void aStatusThatNoActionHas(int status) {
        arm.fail(Fault.status(status).json("{\"primaryKey\":\"AAAA\"}"));

        assertThat(ask(LIST_KEYS + "2024-07-01&resourceId=" + BATCH).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining(
                        "status " + status + " is not documented; an action has status 200, 201, 202 or 204");
    }

    @Test
    void aTypeWithoutTheActionMayBeAWrongAction() {
        arm.fail(Fault.error(404, "InvalidResourceType", "The resource type could not be found"));

        assertThat(ask("azkeys:resource?action=nope&apiVersion=2024-07-01&resourceId=" + BATCH)
                        .getException())
                .hasMessageContaining("Set apiVersion to a version that this cloud supports, or correct action");
    }

    /** As recorded: without a link, there is nothing to wait for. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"Enqueued\"}", "{\"primaryKey\":\"AAAA\",\"secondaryKey\":\"BBBB\"}"})
    void anAcceptedActionWithoutALinkReturnsWhatArmSent(String json) {
        arm.fail(Fault.status(202).json(json));

        Exchange answer = ask(LIST_KEYS + "2024-07-01&resourceId=" + BATCH);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(JsonKeys.class).additionalProperties())
                .hasToString(json.replaceAll("\"", "").replace(":", "=").replace(",", ", "));
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aHeaderFillsTheIdThatConfigurationLeftOpen() {
        assertThat(askAbout("direct:open", BATCH).getMessage().getBody()).isInstanceOf(JsonKeys.class);
        assertThat(askAbout("direct:bounded", BATCH).getMessage().getBody()).isInstanceOf(JsonKeys.class);
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void anIdInAHeaderStaysInsideTheConfiguredGroup() {
        Exchange answer = askAbout("direct:bounded", BATCH.replace("japaneast", "elsewhere"));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "header CamelAzkeysResourceId has resourceGroupName 'default-azurebatch-elsewhere'")
                .hasMessageContaining("option resourceGroup has 'default-azurebatch-japaneast'");
        assertThat(arm.connections()).isZero();
    }

    @Test
    void aHeaderReplacesNeitherIdNorActionNorApiVersion() {
        Exchange answer = template.request(LIST_KEYS + "2024-07-01&resourceId=" + BATCH, exchange -> {
            exchange.getMessage().setHeader("CamelAzkeysResourceId", NESTED);
            exchange.getMessage().setHeader("CamelAzkeysAction", "regenerateKeys");
            exchange.getMessage().setHeader("CamelAzkeysApiVersion", "2031-01-01");
            exchange.getMessage().setHeader("CamelAzkeysResourceName", "other");
            exchange.getMessage().setHeader("CamelAzkeysKeyName", "other");
        });

        assertThat(answer.getException()).isNull();
        assertThat(arm.calls()).hasSize(1);
        assertThat(arm.calls().get(0).path()).isEqualTo(BATCH + "/listKeys");
        assertThat(arm.calls().get(0).apiVersion()).isEqualTo("2024-07-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "/subscriptions/s/resourceGroups/g",
                "/subscriptions/s/resourceGroups/g/providers",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a/pools",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts//pools/b",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/../pools/b",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a%2Fb",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a?x=y",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a#b",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batch Accounts/a",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a\nb",
                "/subscriptions/s/resourceGroups/g/providers/Bätch/batchAccounts/a",
                "/subscriptions/../resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a",
                "/subscriptions/s/resourceGroups/g./providers/Microsoft.Batch/batchAccounts/a",
                "https://elsewhere/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a"
            })
    void whatIsNoIdIsToldBeforeAnyCall(String id) {
        assertThat(askAbout("direct:open", id).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("header CamelAzkeysResourceId")
                .hasMessageNotContaining("\n");
        assertThat(arm.connections()).isZero();
    }

    @Test
    void anIdOfEndlessLengthIsRefused() {
        String id = BATCH + "/pools/p".repeat(1000);

        assertThat(askAbout("direct:open", id).getException())
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).contains("1 to 2000 characters"));
        assertThat(arm.connections()).isZero();
    }

    @Test
    void withoutAnIdItSaysWhatIsMissing() {
        assertThat(ask("direct:bounded").getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("azkeys:resource cannot identify the resource: set option resourceId or header"
                        + " CamelAzkeysResourceId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azkeys:resource?apiVersion=2024-07-01 | azkeys:resource needs option action, such as listKeys",
                "azkeys:resource?action=list-keys&apiVersion=2024-07-01 | up to 64 letters, not 'list-keys'",
                "azkeys:resource?action=a/b&apiVersion=2024-07-01 | up to 64 letters, not 'a/b'",
                "azkeys:resource?action=listKeys | azkeys:resource needs option apiVersion, such as 2024-07-01",
                "azkeys:resource?action=listKeys&apiVersion=2024/07 | option apiVersion must look like",
                "azkeys:resource?action=listKeys&apiVersion=2024-07-01&resourceName=a | leave out option resourceName",
                "azkeys:resource?action=listKeys&apiVersion=2024-07-01&keyName=a | leave out option keyName",
                "azkeys:resource?action=listKeys&apiVersion=2024-07-01&resourceId=/subscriptions/s | must be the id of a resource for azkeys:resource, in the form /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/{namespace}/{type}/{name}",
                "azkeys:batch?action=listKeys | azkeys:batch calls the action listKeys; leave out option action",
                "azkeys:nothing | For operations that the catalog lacks, use azkeys:resource with the options resourceId, action and apiVersion"
            })
    void aWrongOptionIsToldBeforeAnyCall(String uri, String problem) {
        assertThatThrownBy(() -> context.getEndpoint(uri)).rootCause().hasMessageContaining(problem);
        assertThat(arm.connections()).isZero();
    }

    private Exchange askAbout(String uri, String id) {
        return template.request(uri, exchange -> exchange.getMessage().setHeader("CamelAzkeysResourceId", id));
    }
}
