// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Runs the routes with an embedded ARM service and storage account. The key is regenerated after two uploads. */
final class EmbeddedAzure implements AutoCloseable {

    static final String ACCOUNT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/acct1";

    final EmbeddedArm arm = EmbeddedArm.start();
    final LoopbackStorage storage = new LoopbackStorage(arm, ACCOUNT, this::uploaded);

    EmbeddedAzure() throws Exception {
        arm.add("storage", ACCOUNT);
        storage.start();
    }

    /** Returns Camel Main with the application's routes and properties, except for the addresses. */
    Main main() {
        Main main = new Main();
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                starting.getCamelContext().setSSLContextParameters(EmbeddedArmCustomizer.trust(arm.certificate()));
            }
        });
        main.addOverrideProperty("storage-account-id", ACCOUNT);
        main.addOverrideProperty("storage-account", "acct1");
        main.addOverrideProperty("blob-endpoint", storage.endpoint());
        return main;
    }

    private void uploaded(int blobs) {
        if (blobs == 2) {
            arm.regenerate(ACCOUNT, "keys.key1");
        }
    }

    @Override
    public void close() {
        storage.close();
        arm.close();
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            azure.main().run(args);
        }
    }
}
