// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.ListWorkspaceKeysResult;
import io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class AzkeysProducerTest extends AzkeysTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:to").to("azkeys:batch?resourceId=" + BATCH);
                from("direct:toD").toD("azkeys:iothub?resourceId=" + HUB + "&keyName=${header.policy}");
                from("direct:enrich").enrich("azkeys:mlworkspace?resourceId=" + WORKSPACE, (original, keys) -> {
                    original.setProperty("keys", keys.getMessage().getBody());
                    return original;
                });
                from("direct:variable").toV("azkeys:batch?resourceId=" + BATCH, null, "keys");
                from("direct:json")
                        .to("azkeys:mlworkspace?resourceId=" + WORKSPACE)
                        .marshal()
                        .json();
                from("direct:simple")
                        .to("azkeys:iothub?resourceId=" + HUB + "/IotHubKeys/iothubowner")
                        .setHeader("key", simple("${body.primaryKey}"))
                        .setHeader("byName", simple("${body.key('secondaryKey')}"))
                        .setHeader("names", simple("${body.keyNames}"))
                        .setHeader("print", simple("${body.fingerprint('primaryKey')}"))
                        .setHeader("text", simple("got ${body.toString}"));
            }
        };
    }

    @Test
    void toHandsTheKeysOverAsTheDocumentationShowsThem() {
        Exchange answer =
                template.request("direct:to", exchange -> exchange.getMessage().setHeader("mine", "kept"));

        assertThat(answer.getMessage().getBody())
                .isEqualTo(new BatchAccountKeys("sampleacct", "AAAA==", "BBBB==", Map.of()));
        assertThat(answer.getMessage().getHeader("mine")).isEqualTo("kept");
        assertThat(arm.calls()).hasSize(1);
        ArmCall call = arm.calls().get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo(BATCH + "/listKeys");
        assertThat(call.apiVersion()).isEqualTo("2024-07-01");
    }

    @Test
    void headersSayWhatWasAsked() {
        Instant before = Instant.now();

        Exchange answer = ask("direct:to");

        Map<String, Object> headers = answer.getMessage().getHeaders();
        assertThat(headers)
                .containsEntry("CamelAzkeysOperation", "batch")
                .containsEntry("CamelAzkeysResourceId", BATCH)
                .containsEntry("CamelAzkeysApiVersion", "2024-07-01");
        assertThat(headers.get("CamelAzkeysRequestId")).asString().isNotBlank();
        assertThat((Instant) headers.get("CamelAzkeysRetrievedAt")).isBetween(before, Instant.now());
    }

    @Test
    void toDChoosesTheKeyByMessage() {
        Exchange answer =
                template.request("direct:toD", exchange -> exchange.getMessage().setHeader("policy", "iothubowner"));

        SharedAccessSignatureAuthorizationRule rule =
                answer.getMessage().getBody(SharedAccessSignatureAuthorizationRule.class);
        assertThat(rule.keyName()).isEqualTo("iothubowner");
        assertThat(rule.rights()).hasToString("RegistryWrite, ServiceConnect, DeviceConnect");
        assertThat(arm.calls().get(0).path()).isEqualTo(HUB + "/IotHubKeys/iothubowner/listkeys");
        assertThat(arm.calls().get(0).apiVersion()).isEqualTo("2018-04-01");
    }

    @Test
    void enrichKeepsTheMessage() {
        Exchange answer = template.request(
                "direct:enrich", exchange -> exchange.getMessage().setBody("payload"));

        assertThat(answer.getMessage().getBody()).isEqualTo("payload");
        ListWorkspaceKeysResult keys = answer.getProperty("keys", ListWorkspaceKeysResult.class);
        assertThat(keys.containerRegistryCredentials().username()).isEqualTo("testdemoworkjmjmeykp");
        assertThat(arm.calls().get(0).path()).isEqualTo(WORKSPACE + "/listKeys");
        assertThat(arm.calls().get(0).apiVersion()).isEqualTo("2024-10-01");
    }

    @Test
    void aVariableReceivesTheKeysAndTheMessageStays() {
        Exchange answer = template.request(
                "direct:variable", exchange -> exchange.getMessage().setBody("payload"));

        assertThat(answer.getMessage().getBody()).isEqualTo("payload");
        assertThat(answer.getVariable("keys")).isInstanceOf(BatchAccountKeys.class);
    }

    @Test
    void marshalGivesArmsOwnJson() throws Exception {
        String json = template.requestBody("direct:json", null, String.class);

        assertThat((Object) new ObjectMapper().readTree(json))
                .isEqualTo(new OperationIndex().get("mlworkspace").sample().response());
    }

    @Test
    void numbersThatNoRecordKnowsKeepAllTheirDigits() {
        String numbers = "{\"money\":0.10,\"pi\":3.14159265358979323846,\"big\":12345678901234567890123,"
                + "\"list\":[1.0,null]}";
        arm.fail(Fault.status(200).json("{\"userStorageKey\":\"k\",\"numbers\":" + numbers + "}"));

        assertThat(template.requestBody("direct:json", null, String.class)).contains(numbers);
    }

    @Test
    void simpleReadsFieldsKeysAndFingerprints() {
        Map<String, Object> headers = ask("direct:simple").getMessage().getHeaders();

        assertThat(headers)
                .containsEntry("key", "<primaryKey>")
                .containsEntry("byName", "<secondaryKey>")
                .containsEntry("print", "e4b65de3")
                .containsEntry(
                        "text",
                        "got SharedAccessSignatureAuthorizationRule[keyName=iothubowner, primaryKey=***, secondaryKey=***,"
                                + " rights=RegistryWrite, ServiceConnect, DeviceConnect]");
        assertThat(headers.get("names")).hasToString("[primaryKey, secondaryKey]");
    }

    @Test
    void aResourceThatTheDocumentationDoesNotShow() {
        String id = "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Batch/batchAccounts/mine";
        arm.add("batch", id);

        KeySet first = ask("azkeys:batch?resourceId=" + id).getMessage().getBody(KeySet.class);
        arm.regenerate(id, "primary");
        KeySet second = ask("azkeys:batch?resourceId=" + id).getMessage().getBody(KeySet.class);

        assertThat(second.key("primary")).isNotEqualTo(first.key("primary"));
        assertThat(second.key("secondary")).isEqualTo(first.key("secondary"));
    }

    @Test
    void aMessageFillsWhatConfigurationLeftOpenAndNothingMore() {
        arm.add(
                "batch",
                "/subscriptions/subid/resourceGroups/default-azurebatch-japaneast/providers/Microsoft.Batch/batchAccounts/other");
        configuration().setSubscriptionId("subid");
        configuration().setResourceGroup("default-azurebatch-japaneast");

        Exchange answer = template.request("azkeys:batch", exchange -> {
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_NAME, "other");
            exchange.getMessage().setHeader(AzkeysConstants.SUBSCRIPTION_ID, "elsewhere");
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_GROUP, "elsewhere");
        });

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(AzkeysConstants.RESOURCE_ID, String.class))
                .isEqualTo(
                        "/subscriptions/subid/resourceGroups/default-azurebatch-japaneast/providers/Microsoft.Batch/batchAccounts/other");
    }

    @Test
    void aLoopOverHubsAsksForEachOfThem() {
        String other = HUB.replace("testHub", "hub-2");
        arm.add("iothub", other + "/IotHubKeys/service");
        String uri = "azkeys:iothub?subscriptionId=91d12660-3dec-467a-be2a-213b5544ddc0&resourceGroup=myResourceGroup";

        Exchange first = template.request(uri, exchange -> {
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_NAME, "testHub");
            exchange.getMessage().setHeader(AzkeysConstants.KEY_NAME, "iothubowner");
        });
        // the headers of the first response are kept, as in a route
        Exchange second = template.request(uri, exchange -> {
            exchange.getMessage().setHeaders(first.getMessage().getHeaders());
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_NAME, "hub-2");
            exchange.getMessage().setHeader(AzkeysConstants.KEY_NAME, "service");
        });

        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getHeader(AzkeysConstants.RESOURCE_ID)).isEqualTo(other);
    }

    @Test
    void aHeaderIsNeverReadAsAnExpressionOrPlaceholder() {
        Exchange answer =
                template.request("azkeys:batch?subscriptionId=s&resourceGroup=g", exchange -> exchange.getMessage()
                        .setHeader(AzkeysConstants.RESOURCE_NAME, "{{sys:user.name}}"));

        assertThat(answer.getException())
                .isInstanceOf(io.github.azkeys.InvalidRequestException.class)
                .hasMessageContaining("header CamelAzkeysResourceName")
                .hasMessageContaining("{{sys:user.name}}");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void aFieldThatAnotherApiVersionRenamedKeepsItsName() {
        arm.fail(Fault.status(200).json("{\"userStorageArmId\":\"/subscriptions/x\",\"userStorageKey\":\"k\"}"));

        ListWorkspaceKeysResult keys = ask("azkeys:mlworkspace?apiVersion=2026-05-01&resourceId=" + WORKSPACE)
                .getMessage()
                .getBody(ListWorkspaceKeysResult.class);

        assertThat(keys.userStorageResourceId()).isEqualTo("/subscriptions/x");
        assertThat(keys.userStorageKey()).isEqualTo("k");
        assertThat(keys.additionalProperties()).containsOnlyKeys("userStorageArmId");
    }
}
