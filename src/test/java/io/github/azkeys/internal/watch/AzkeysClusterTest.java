// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.docs.DocumentedExample;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the nodes of the documentation, with shorter delays and locks. */
class AzkeysClusterTest extends WatchNodesTestSupport {

    private static final String GROUP = "/subscriptions/sub/resourceGroups/integration";
    private static final String ORDERS_IN = GROUP + "/providers/Microsoft.Storage/storageAccounts/ordersin";
    private static final String ORDERS_OUT = GROUP + "/providers/Microsoft.Storage/storageAccounts/ordersout";

    @BeforeEach
    void writeApplication() throws Exception {
        arm.add("storage", ORDERS_IN);
        arm.add("storage", ORDERS_OUT);
        String routes = DocumentedExample.of("cluster-route");
        assertThat(routes).contains("delay: 60000", "resourceGroup: integration");
        application(routes.replace("delay: 60000", "delay: 50")
                .replace("resourceGroup: integration", "resourceGroup: integration\n        subscriptionId: sub"));
    }

    @Test
    void oneNodeLooksAndWhenItIsKilledTheOtherGoesOn() throws Exception {
        Process first = launch("first");
        awaitPolls(2);
        launch("second");
        awaitUp("second");
        arm.regenerate(ORDERS_IN, "keys.key1");
        awaitEvents(1);
        awaitPolls(4);
        assertThat(events()).containsExactly("first ordersin [keys.key1]");

        kill(first);
        arm.regenerate(ORDERS_OUT, "keys.key2");

        awaitEvents(2);
        awaitPolls(4);
        assertThat(events()).containsExactly("first ordersin [keys.key1]", "second ordersout [keys.key2]");
    }

    @Test
    void oneNodeLooksAndWhenItEndsTheOtherGoesOn() throws Exception {
        Main first = node("first");
        Main second = node("second");
        try {
            first.start();
            awaitPolls(2);
            second.start();
            arm.regenerate(ORDERS_IN, "keys.key1");
            awaitEvents(1);
            awaitPolls(4);
            assertThat(events()).containsExactly("first ordersin [keys.key1]");

            first.stop();
            arm.regenerate(ORDERS_OUT, "keys.key2");

            awaitEvents(2);
            awaitPolls(4);
            assertThat(events()).containsExactly("first ordersin [keys.key1]", "second ordersout [keys.key2]");
        } finally {
            first.stop();
            second.stop();
        }
    }

    /** A node in this JVM. */
    private Main node(String name) {
        Main main = new WatchNode(folder, name).application();
        main.addInitialProperty("camel.component.azkeys.tenantId", arm.tenantId());
        main.addInitialProperty("camel.component.azkeys.clientId", arm.clientId());
        main.addInitialProperty("camel.component.azkeys.clientSecret", arm.clientSecret());
        return main;
    }
}
