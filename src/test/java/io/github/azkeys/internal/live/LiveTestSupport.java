// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import io.github.azkeys.internal.reload.ReloadTestSupport;
import org.junit.jupiter.api.BeforeEach;

/** An application with declared keys of a storage account, which does not reload routes. */
abstract class LiveTestSupport extends ReloadTestSupport {

    static final String STORE =
            "/subscriptions/subid/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/mystore";

    @BeforeEach
    void declareStore() {
        properties.remove("camel.azkeys.refreshEnabled"); // live credentials are refreshed without it
        arm.add("storage", STORE);
        declare("store", "storage?resourceId=" + STORE);
    }

    void credential(String name, String declaration) {
        properties.setProperty("camel.azkeys.credentials." + name, declaration);
    }

    <T> T find(String name, Class<T> type) {
        return app.getRegistry().lookupByNameAndType(name, type);
    }

    String storeKey(String name) {
        return arm.keys("storage", STORE).key("keys." + name);
    }

    void regenerateStore(String name) {
        arm.regenerate(STORE, "keys." + name);
    }
}
