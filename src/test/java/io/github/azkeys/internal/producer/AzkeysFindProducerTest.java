// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.ResourceKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A producer that lists the keys of all resources that ARM lists. */
class AzkeysFindProducerTest extends AzkeysTestSupport {

    private static final String SHOP = "/subscriptions/fleet/resourceGroups/shop";
    private static final String ORDERS = SHOP + "/providers/Microsoft.Batch/batchAccounts/orders";
    private static final String INVOICES = SHOP + "/providers/Microsoft.Batch/batchAccounts/invoices";
    private static final String READINGS =
            "/subscriptions/fleet/resourceGroups/plant/providers/Microsoft.Batch/batchAccounts/readings";
    private static final String FIND =
            "azkeys:batch?findResources=true&subscriptionId=fleet&resourceGroup=shop&resourceName=*";

    private final List<String> split = new ArrayList<>();

    @BeforeEach
    void addFleet() {
        List.of(ORDERS, INVOICES, READINGS).forEach(id -> arm.add("batch", id));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split")
                        .to(FIND)
                        .split(body())
                        .doTry()
                        .setVariable("id", simple("${body.resourceId}"))
                        .setBody(simple("${body.keys}"))
                        .process(e -> split.add(e.getVariable("id") + " "
                                + e.getMessage().getBody(BatchAccountKeys.class).primary()))
                        .doCatch(AccessDeniedException.class)
                        .process(e -> split.add(e.getVariable("id") + " denied"));
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static List<ResourceKeys> found(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(List.class);
    }

    @Test
    void theBodyHasTheKeysOfEachAccount() {
        Exchange exchange = ask(FIND);

        assertThat(found(exchange)).extracting(ResourceKeys::resourceId).containsExactly(INVOICES, ORDERS);
        assertThat(found(exchange)).allSatisfy(found -> {
            assertThat(found.keys()).isEqualTo(arm.keys("batch", found.resourceId()));
            assertThat(found.retrievedAt()).isNotNull();
            assertThat(found.failure()).isNull();
            assertThat(found.selected()).isNull();
        });
        assertThat(exchange.getMessage().getHeader(AzkeysConstants.OPERATION)).isEqualTo("batch");
        assertThat(exchange.getMessage().getHeader(AzkeysConstants.RESOURCE_ID)).isNull();
        assertThat(arm.calls()).hasSize(3);
        assertThat(exchange.getMessage().getBody().toString()).contains(ORDERS);
        arm.secrets()
                .forEach(secret ->
                        assertThat(exchange.getMessage().getBody().toString()).doesNotContain(secret));
    }

    @Test
    void headersOfAnEarlierCallAreRemoved() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:first").to("azkeys:batch?resourceId=" + READINGS).to(FIND);
            }
        });

        Map<String, Object> headers = ask("direct:first").getMessage().getHeaders();

        assertThat(headers).containsOnlyKeys(AzkeysConstants.OPERATION, AzkeysConstants.API_VERSION);
    }

    @Test
    void anAsteriskIsAllGroupsOfTheSubscription() {
        assertThat(found(ask(FIND.replace("shop", "*"))))
                .extracting(ResourceKeys::resourceId)
                .containsExactly(READINGS, INVOICES, ORDERS);
    }

    @Test
    void aResourceThatArmListsTwiceIsInTheBodyOnce() {
        arm.fail(Fault.status(200)
                .json("{\"value\":[{\"id\":\"%s\"},{\"id\":\"%s\"},{\"id\":\"%s\"}]}"
                        .formatted(ORDERS, ORDERS, ORDERS.replace("resourceGroups/shop", "resourcegroups/SHOP")))
                .onlyFor("/resources"));

        assertThat(found(ask(FIND))).hasSize(1);
        assertThat(arm.calls("batch")).hasSize(1);
    }

    @Test
    void aFailureOfOneIsInItsPlace() {
        arm.deny(INVOICES, "Microsoft.Batch/batchAccounts/listKeys/action");

        List<ResourceKeys> found = found(ask(FIND));

        assertThat(found).extracting(ResourceKeys::resourceId).containsExactly(INVOICES, ORDERS);
        assertThat(found.get(0).failure()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> found.get(0).keys()).isSameAs(found.get(0).failure());
        assertThatThrownBy(() -> found.get(0).selected()).isSameAs(found.get(0).failure());
        assertThat(found.get(0)).asString().contains("403 AuthorizationFailed");
        assertThat(found.get(1).failure()).isNull();
    }

    @Test
    void aRouteSplitsTheBody() {
        arm.deny(INVOICES, "Microsoft.Batch/batchAccounts/listKeys/action");

        template.sendBody("direct:split", null);

        assertThat(split)
                .containsExactly(
                        INVOICES + " denied",
                        ORDERS + " " + arm.keys("batch", ORDERS).key("primary"));
    }

    @Test
    void oneKeyOfEachAccountMayBeSelected() {
        List<ResourceKeys> found = found(ask(FIND + "&select=secondary"));

        assertThat(found).allSatisfy(account -> assertThat(account.selected().value())
                .isEqualTo(arm.keys("batch", account.resourceId()).key("secondary")));
    }

    @Test
    void aFormOfEachHubMayNeedTheHubItself() {
        arm.add("iothub", "/subscriptions/fleet/resourceGroups/hubs/providers/Microsoft.Devices/IotHubs/one");

        List<ResourceKeys> found = found(ask("azkeys:iothub?findResources=true&subscriptionId=fleet&resourceGroup=hubs"
                + "&resourceName=*&keyName=iothubowner&form=eventhub-connection-string"));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).selected().value()).startsWith("Endpoint=sb://");
    }

    @Test
    void asJsonItHasTheKeysOrTheError() throws Exception {
        arm.deny(INVOICES, "Microsoft.Batch/batchAccounts/listKeys/action");

        JsonNode json = new ObjectMapper().valueToTree(found(ask(FIND)));

        assertThat(json.at("/0/resourceId").textValue()).isEqualTo(INVOICES);
        assertThat(json.at("/0/error").textValue()).contains("403 AuthorizationFailed");
        assertThat(json.get(0).has("keys")).isFalse();
        assertThat(json.at("/1/keys/primary").textValue())
                .isEqualTo(arm.keys("batch", ORDERS).key("primary"));
        assertThat(json.get(1).has("error")).isFalse();
        assertThat(json.at("/1/retrievedAt").isTextual()).isTrue();
    }

    @Test
    void theListIsCachedAsKeysAre() {
        String uri = FIND + "&cacheTtl=1m";
        found(ask(uri));
        arm.add("batch", SHOP + "/providers/Microsoft.Batch/batchAccounts/returns");

        assertThat(found(ask(uri))).hasSize(2);
        assertThat(arm.calls()).hasSize(3);
        assertThat(found(template.request(
                        uri, exchange -> exchange.getMessage().setHeader(AzkeysConstants.REFRESH, true))))
                .hasSize(3);
        assertThat(arm.calls()).hasSize(7);
    }

    @Test
    void whileArmIsUnavailableTheLastListIsUsed() {
        String uri = FIND + "&cacheTtl=1ms&maxRetries=0";
        found(ask(uri));
        arm.add("batch", SHOP + "/providers/Microsoft.Batch/batchAccounts/returns");
        arm.fail(Fault.error(503, "ServerBusy", "busy").onlyFor("/resources"));

        assertThat(found(ask(uri))).extracting(ResourceKeys::resourceId).containsExactly(INVOICES, ORDERS);
        assertThat(arm.calls()).filteredOn(call -> call.status() == 503).hasSize(1);
    }

    @Test
    void aFailureOfTheListIsTheFailureOfTheExchange() {
        arm.fail(Fault.error(503, "ServerBusy", "busy"));

        assertThat(ask(FIND + "&maxRetries=0").getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("azkeys:batch cannot find the resources in " + SHOP);
    }

    @Test
    void noMessageWidensTheScope() {
        Map<String, Object> wide = Map.of(
                AzkeysConstants.SUBSCRIPTION_ID,
                "subid",
                AzkeysConstants.RESOURCE_GROUP,
                "*",
                AzkeysConstants.RESOURCE_NAME,
                "*",
                AzkeysConstants.RESOURCE_ID,
                READINGS,
                "CamelAzkeysFindResources",
                "true");
        Exchange exchange =
                template.request(FIND, message -> message.getMessage().setHeaders(new HashMap<>(wide)));

        assertThat(found(exchange)).extracting(ResourceKeys::resourceId).containsExactly(INVOICES, ORDERS);
        assertThat(arm.calls()).extracting(ArmCall::path).allMatch(path -> path.startsWith(SHOP + "/"));
    }

    @ParameterizedTest
    @CsvSource({"batch", "cosmosdb", "storage", "communication", "iothub-policies"})
    void noMessageFindsResourcesThatTheEndpointDoesNot(String operation) {
        Exchange exchange = template.request(
                "azkeys:" + operation + "?subscriptionId=fleet&resourceGroup=shop",
                message -> message.getMessage().setHeader(AzkeysConstants.RESOURCE_NAME, "*"));

        assertThat(exchange.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("header CamelAzkeysResourceName");
        assertThat(arm.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azkeys:batch?subscriptionId=s&resourceGroup=g&resourceName=* | option resourceName=* is all resources. Only a"
                        + " consumer (from), and a producer (to) with findResources=true, support it",
                "azkeys:batch?findResources=true&subscriptionId=s&resourceGroup=g&resourceName=abc | option findResources needs"
                        + " resourceName=*",
                "azkeys:batch?findResources=true&subscriptionId=s&resourceGroup=g | option findResources needs resourceName=*",
                "azkeys:batch?subscriptionId=s&resourceGroup=*&resourceName=a | option resourceGroup=* needs resourceName=*",
                "azkeys:batch?findResources=true&subscriptionId=s&resourceName=* | option resourceName=* needs option"
                        + " resourceGroup: a name, or * for all resource groups of the subscription",
                "azkeys:batch?findResources=true&resourceGroup=g&resourceName=* | option resourceName=* needs option"
                        + " subscriptionId",
                "azkeys:batch?findResources=true&subscriptionId=*&resourceGroup=g&resourceName=* | option subscriptionId:"
                        + " subscriptionId '*' must match [A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?",
                "azkeys:iothub?findResources=true&subscriptionId=s&resourceGroup=g&resourceName=* | azkeys:iothub with"
                        + " resourceName=* needs option keyName",
                "azkeys:servicebus-queue?findResources=true&subscriptionId=s&resourceGroup=g&resourceName=*&keyName=k |"
                        + " azkeys:servicebus-queue does not support resourceName=*: ARM lists top-level resources of a"
                        + " resource group, and no Microsoft.ServiceBus/namespaces/queues. Set the names in option"
                        + " resourceName, or a bean with the names in resourceNames",
                "azkeys:batch?findResources=true&subscriptionId=s&resourceGroup=g&resourceName=abc,* | option resourceName:"
                        + " accountName '*' must be one name; to find all resources, set the endpoint's option"
                        + " resourceName=*, and findResources=true in a producer",
            })
    void whatCannotBeFoundIsRefusedBeforeAnyCall(String uri, String message) {
        assertThatThrownBy(() -> context.getEndpoint(uri).createProducer())
                .satisfies(failure -> assertThat(ObjectHelper.getException(InvalidRequestException.class, failure))
                        .hasMessage(message));
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void noKeysOfAllResourcesAreRegenerated() {
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);

        assertThatThrownBy(() -> context.getEndpoint(FIND + "&action=regenerate&regenerateKey=primary"))
                .rootCause()
                .hasMessage("action=regenerate needs one resource; resourceName=* is all of them");
    }
}
