// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.CapturedLog;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches all resources that ARM lists. */
class AzkeysFindTest extends FleetTestSupport {

    private static final String SHOP = "/subscriptions/fleet/resourceGroups/shop";
    private static final String PLANT = "/subscriptions/fleet/resourceGroups/plant";
    private static final String LIST = SHOP + "/resources";
    private static final String ALL_LIST = "/subscriptions/fleet/resources";
    private static final String IN_SHOP = "subscriptionId=fleet&resourceGroup=shop&resourceName=*";
    private static final String EVERYWHERE = "subscriptionId=fleet&resourceGroup=*&resourceName=*";

    @BeforeEach
    void addFleet() {
        arm.add("batch", account(SHOP, "orders"));
        arm.add("batch", account(SHOP, "invoices"));
        arm.add("batch", account(PLANT, "readings"));
        arm.add("storage", SHOP + "/providers/Microsoft.Storage/storageAccounts/files");
    }

    private static String account(String group, String name) {
        return group + "/providers/Microsoft.Batch/batchAccounts/" + name;
    }

    @Test
    void allAccountsOfTheGroupAreWatched() throws Exception {
        watch(IN_SHOP);

        assertThat(poll()).containsExactly(LIST, "invoices", "orders");
        arm.regenerate(account(SHOP, "orders"), "primary");
        assertThat(poll()).containsExactly(LIST, "invoices", "orders");

        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.RESOURCE_ID))
                .isEqualTo(account(SHOP, "orders"));
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                .isEqualTo(List.of("primary"));
        assertThat(failures).isEmpty();
    }

    @Test
    void anAsteriskIsAllGroupsOfTheSubscription() throws Exception {
        watch(EVERYWHERE);

        assertThat(poll()).containsExactly(ALL_LIST, "readings", "invoices", "orders");
    }

    @Test
    void theGroupMayBeWrittenInOtherLetters() throws Exception {
        watch("subscriptionId=FLEET&resourceGroup=Shop&resourceName=*");

        assertThat(poll()).containsExactly("/subscriptions/FLEET/resourceGroups/Shop/resources", "invoices", "orders");
        arm.regenerate(account(SHOP, "orders"), "primary");
        poll();
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void oneThatIsAddedJoins() throws Exception {
        watch("emit=START_AND_CHANGES&" + IN_SHOP);
        poll();
        exchanges.clear();
        arm.add("batch", account(SHOP, "returns"));
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            assertThat(poll()).containsExactly(LIST, "invoices", "orders", "returns");
            assertThat(log.text()).contains("azkeys:batch watches " + SHOP + ": 1 joined: " + account(SHOP, "returns"));
        }

        assertThat(exchanges)
                .extracting(exchange -> exchange.getMessage().getHeader(AzkeysConstants.RESOURCE_ID))
                .containsExactly(account(SHOP, "returns"));
    }

    @Test
    void oneThatIsDeletedLeavesQuietly() throws Exception {
        watch(IN_SHOP);
        poll();
        arm.remove(account(SHOP, "orders"));
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            assertThat(poll()).containsExactly(LIST, "invoices");
            assertThat(log.text()).contains("1 left: " + account(SHOP, "orders"));
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void oneThatIsDeletedAfterTheListIsReportedOnlyIfItIsListedAgain() throws Exception {
        watch(IN_SHOP);
        poll();
        arm.fail(Fault.error(404, "ResourceNotFound", "gone").onlyFor("/batchAccounts/orders/"));
        poll();
        assertThat(failures).isEmpty();

        arm.fail(Fault.error(404, "ResourceNotFound", "still gone").onlyFor("/batchAccounts/orders/"));
        poll();
        assertThat(failures).hasSize(1).first().asString().contains("still gone");
    }

    @Test
    void oneThatFailsDoesNotStopTheOthers() throws Exception {
        arm.deny(account(SHOP, "invoices"), "Microsoft.Batch/batchAccounts/listKeys/action");
        watch(IN_SHOP);
        poll();
        arm.regenerate(account(SHOP, "orders"), "primary");

        assertThat(poll()).containsExactly(LIST, "invoices", "orders");
        assertThat(exchanges).hasSize(1);
        assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(AccessDeniedException.class));
    }

    @Test
    void whatTheIdentityMayNotReadIsNotListed() throws Exception {
        arm.deny(account(SHOP, "orders"), "Microsoft.Batch/batchAccounts/read");
        watch(IN_SHOP);

        assertThat(poll()).containsExactly(LIST, "invoices");
    }

    @Test
    void theListHasSeveralPages() throws Exception {
        for (int i = 1; i <= 5; i++) {
            arm.add("batch", account(SHOP, "more" + i));
        }
        arm.pageSize(3);
        watch(IN_SHOP);

        assertThat(poll())
                .containsExactly(LIST, LIST, LIST, "invoices", "more1", "more2", "more3", "more4", "more5", "orders");
    }

    @Test
    void theTokenIsNotSentToAnotherServer() throws Exception {
        watch(IN_SHOP);
        arm.fail(
                Fault.field("nextLink", "\"https://127.0.0.1:1/subscriptions\"").onlyFor("/resources"));

        assertThatThrownBy(() -> watcher.poll())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("cannot find the resources in " + SHOP)
                .hasMessageContaining("the next page is on another server, which must not receive the token");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoListIsAnError() throws Exception {
        watch(IN_SHOP);
        arm.fail(Fault.status(200).json("{\"items\": []}"));
        assertThatThrownBy(() -> watcher.poll())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the response has no list of resources in the field value");

        arm.fail(Fault.status(200).json("{\"value\": [{\"name\": \"orders\"}]}"));
        assertThatThrownBy(() -> watcher.poll()).hasMessageContaining("a resource in the response has no id");
    }

    @Test
    void whatIsOutsideOfTheScopeIsLeftOutAndABadNameIsReported() throws Exception {
        watch(IN_SHOP);
        arm.fail(Fault.status(200).json("""
                {"value": [{"id": "%s"}, {"id": "%s"}, {"id": "%s"}, {"id": "%s"}]}""".formatted(
                        account(PLANT, "readings"),
                        SHOP + "/providers/Microsoft.Storage/storageAccounts/files",
                        account(SHOP, "*"),
                        account("/subscriptions/fleet/resourceGroups/SHOP", "orders"))));

        assertThat(poll()).containsExactly(LIST, "orders");
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0))
                .hasMessageContaining("the resourceName of a resource that ARM lists: accountName '*' must");
    }

    @Test
    void aMissingPermissionIsNamed() throws Exception {
        arm.deny("/subscriptions/fleet", "Microsoft.Resources/subscriptions/resources/read");
        arm.deny("/subscriptions/fleet", "Microsoft.Resources/subscriptions/resourceGroups/resources/read");
        watch(IN_SHOP);

        assertThatThrownBy(() -> watcher.poll())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("azkeys:batch cannot find the resources in " + SHOP + ": 403 AuthorizationFailed")
                .hasMessageContaining("Assign the identity a role with"
                        + " Microsoft.Resources/subscriptions/resourceGroups/resources/read and"
                        + " Microsoft.Batch/batchAccounts/read on " + SHOP + ".")
                .extracting("resourceId")
                .isEqualTo(SHOP);
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void whenArmDoesNotListThoseOfTheLastListStay() throws Exception {
        watch(IN_SHOP);
        poll();
        arm.regenerate(account(SHOP, "orders"), "primary");
        arm.fail(Fault.error(503, "ServerBusy", "busy").onlyFor("/resources"));

        assertThat(poll()).containsExactly(LIST, "invoices", "orders");
        assertThat(exchanges).hasSize(1);
        assertThat(failures).hasSize(1).first().isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void theListIsNotCountedAmongTheResources() throws Exception {
        watch(IN_SHOP);
        poll();
        arm.deny(account(SHOP, "orders"), "Microsoft.Batch/batchAccounts/listKeys/action");
        arm.fail(Fault.error(404, "ResourceGroupNotFound", "gone").onlyFor("/resources"));

        poll();

        String orders = account(SHOP, "orders");
        assertThat(failures).hasSize(1).first().satisfies(failure -> assertThat(failure)
                .hasMessageStartingWith(
                        "Resources could not be found, and 1 resource could not be polled: azkeys:batch cannot find")
                .hasMessageContaining("; batch:" + orders + "/listKeys: 403 AuthorizationFailed: "));
    }

    @Test
    void whileArmThrottlesItIsNotAskedAgain() throws Exception {
        watch(IN_SHOP);
        poll();
        arm.fail(Fault.throttled(600).onlyFor("/resources"));

        assertThat(poll()).containsExactly(LIST, "invoices", "orders");
        assertThat(poll()).containsExactly("invoices", "orders");
        assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(ThrottledException.class));
    }

    @Test
    void anEmptyListIsNoError() throws Exception {
        arm.remove(account(SHOP, "orders"));
        arm.remove(account(SHOP, "invoices"));
        watch(IN_SHOP);

        assertThat(poll()).containsExactly(LIST);
        assertThat(failures).isEmpty();
    }

    @Test
    void aGroupThatDoesNotExistIsAnError() throws Exception {
        watch("subscriptionId=fleet&resourceGroup=nowhere&resourceName=*");

        assertThatThrownBy(() -> watcher.poll()).hasMessageContaining("404 ResourceGroupNotFound");
    }
}
