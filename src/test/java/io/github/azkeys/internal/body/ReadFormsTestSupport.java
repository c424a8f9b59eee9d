// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;

/** Resources with forms that read them, and the endpoints for these forms. */
abstract class ReadFormsTestSupport extends AzkeysTestSupport {

    static final String IOTHUB = "azkeys:iothub?keyName=iothubowner&resourceId=" + HUB;
    static final String EVENTS = "&form=eventhub-connection-string";
    static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/myaccount";
    static final String STORAGE = "azkeys:storage?resourceId=" + ACCOUNT;
    static final String ENDPOINTS = "&form=endpoints-connection-string";
    static final String CLUSTER = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Cache/redisEnterprise/mycache";
    static final String REDIS =
            "azkeys:redisenterprise-database?form=connection-string&resourceId=" + CLUSTER + "/databases/default";

    @Override
    protected EmbeddedArm startArm() throws Exception {
        EmbeddedArm started = super.startArm();
        started.add("storage", ACCOUNT);
        started.add("redisenterprise-database", CLUSTER + "/databases/default");
        return started;
    }

    /** The documented keys of the hub are placeholders. */
    @BeforeEach
    void renewKeys() {
        arm.regenerate(HUB, "primaryKey");
    }

    /** Returns the text of a form. */
    final String text(String uri) {
        Exchange exchange = ask(uri);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Secret.class).value();
    }
}
