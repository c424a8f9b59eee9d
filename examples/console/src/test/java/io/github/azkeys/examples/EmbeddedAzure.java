// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;

/** Runs the routes with an embedded ARM service. */
final class EmbeddedAzure implements AutoCloseable {

    private static final String GROUP =
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/myGroup/providers/";
    static final String STORE = GROUP + "Microsoft.Storage/storageAccounts/mystorage";
    private static final String POLICIES = GROUP + "Microsoft.Devices/IotHubs/myhub/IotHubKeys/";
    private static final String BATCH = GROUP + "Microsoft.Batch/batchAccounts/mybatch";

    final EmbeddedArm arm = EmbeddedArm.start();

    EmbeddedAzure() {
        arm.add("storage", STORE);
        arm.add("iothub", POLICIES + "service");
        arm.add("iothub", POLICIES + "device");
        arm.add("batch", BATCH);
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

    /** Regenerates a key of the storage account every 15 seconds: first key2, then key1, and so on. */
    public static void main(String[] args) throws Exception {
        ScheduledExecutorService rotation = Executors.newSingleThreadScheduledExecutor();
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            rotation.scheduleAtFixedRate(() -> azure.arm.regenerate(STORE, "keys.key2"), 15, 30, TimeUnit.SECONDS);
            rotation.scheduleAtFixedRate(() -> azure.arm.regenerate(STORE, "keys.key1"), 30, 30, TimeUnit.SECONDS);
            azure.main().run(args);
        } finally {
            rotation.shutdownNow();
        }
    }
}
