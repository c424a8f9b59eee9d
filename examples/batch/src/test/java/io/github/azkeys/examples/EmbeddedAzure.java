// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.apache.camel.main.Main;

/** Runs the routes with an embedded ARM service and Batch account. The key is regenerated after two tasks. */
final class EmbeddedAzure implements AutoCloseable {

    static final String ACCOUNT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/acct1";

    final EmbeddedArm arm = EmbeddedArm.start();
    final LoopbackBatch batch = new LoopbackBatch(arm, ACCOUNT, this::added);

    EmbeddedAzure() throws Exception {
        arm.add("batch", ACCOUNT);
        batch.start();
    }

    /** Returns Camel Main with the application's routes and properties, except for the addresses. */
    Main main() {
        Main main = new Main();
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.bind("trust", EmbeddedArmCustomizer.trust(arm.certificate()));
        main.addOverrideProperty("camel.component.https.ssl-context-parameters", "#bean:trust");
        main.addOverrideProperty("batch-account-id", ACCOUNT);
        main.addOverrideProperty("batch-endpoint", batch.endpoint());
        return main;
    }

    private void added(int tasks) {
        if (tasks == 2) {
            arm.regenerate(ACCOUNT, "primary");
        }
    }

    @Override
    public void close() {
        batch.close();
        arm.close();
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            azure.main().run(args);
        }
    }
}
