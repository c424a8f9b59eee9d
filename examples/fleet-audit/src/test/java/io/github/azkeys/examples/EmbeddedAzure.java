// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.main.Main;

/** Runs the routes with an embedded ARM service that has the accounts of {@code fleet.csv}. */
final class EmbeddedAzure implements AutoCloseable {

    static final String SHOP = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/";
    static final String PLANT = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/plant/providers/";
    static final String ORDERS = SHOP + "Microsoft.Storage/storageAccounts/orders";
    static final String INVOICES = SHOP + "Microsoft.Batch/batchAccounts/invoices";
    static final String READINGS = PLANT + "Microsoft.Storage/storageAccounts/readings";
    static final String MACHINES = PLANT + "Microsoft.Devices/IotHubs/machines";

    static final String RETURNS = SHOP + "Microsoft.Storage/storageAccounts/returns";

    final EmbeddedArm arm = EmbeddedArm.start();

    EmbeddedAzure() {
        arm.add("storage", ORDERS);
        arm.add("storage", RETURNS);
        arm.add("batch", INVOICES);
        arm.add("storage", READINGS);
        arm.add("iothub-policies", MACHINES);
        arm.deny(READINGS, "Microsoft.Storage/storageAccounts/listkeys/action");
        // two accounts return the creation times of their keys; these keys are public
        createdDaysAgo("orders", "a2V5MQ==", 659, "a2V5Mg==", 12);
        createdDaysAgo("returns", "a2V5Mw==", 85, "a2V5NA==", 130);
    }

    private void createdDaysAgo(String account, String key1, int age1, String key2, int age2) {
        Instant now = Instant.now();
        arm.fail(Fault.status(200)
                .json("""
                        {"keys": [
                          {"keyName": "key1", "value": "%s", "permissions": "Full", "creationTime": "%s"},
                          {"keyName": "key2", "value": "%s", "permissions": "Full", "creationTime": "%s"}]}""".formatted(key1, now.minus(Duration.ofDays(age1)), key2, now.minus(Duration.ofDays(age2))))
                .onlyFor("/storageAccounts/" + account + "/"));
    }

    /** Returns Camel Main with the application's routes and properties. */
    Main main() {
        Main main = new Main();
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        return main;
    }

    @Override
    public void close() {
        arm.close();
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            azure.main().run(args);
        }
    }
}
