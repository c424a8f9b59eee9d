// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmExtension;
import io.github.azkeys.support.SharedCertificate;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension with a service of its own, in tests that create a Camel context or a {@code Main}. */
@Tag("camel")
@Timeout(60)
class OwnContextTest {

    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/own";
    private static final String URI = "azkeys:batch?resourceId=" + ACCOUNT;

    @RegisterExtension
    static EmbeddedArmExtension azure = new EmbeddedArmExtension(
            () -> EmbeddedArm.builder().certificate(SharedCertificate.LOOPBACK).start());

    /** Created before the extension sets the system property. */
    private static final CamelContext OF_THE_CLASS = new DefaultCamelContext();

    private EmbeddedArm arm;

    /** A client that gets its key when the application starts. */
    public static class Client {

        private String key;

        public void setKey(String key) {
            this.key = key;
        }
    }

    @Test
    void theServiceKnowsOnlyWhatTheTestAdds() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.start();
            Exception missing = context.createProducerTemplate()
                    .request(URI + "missing", exchange -> {})
                    .getException();
            arm.add("batch", ACCOUNT);
            Object keys = context.createProducerTemplate().requestBody(URI, (Object) null);

            assertThat(missing).isInstanceOf(ResourceNotFoundException.class);
            assertThat(keys).isEqualTo(arm.keys("batch", ACCOUNT));
        }
    }

    @Test
    void aContextThatTheClassCreatesCallsTheService() throws Exception {
        arm.add("batch", ACCOUNT);
        try (OF_THE_CLASS) {
            OF_THE_CLASS.start();

            assertThat(OF_THE_CLASS
                            .getComponent("azkeys", AzkeysComponent.class)
                            .getConfiguration()
                            .getResourceManagerEndpoint())
                    .isEqualTo(arm.endpoint());
            assertThat(OF_THE_CLASS.createProducerTemplate().requestBody(URI, (Object) null))
                    .isEqualTo(arm.keys("batch", ACCOUNT));
        }
    }

    @Test
    void aMainResolvesItsPlaceholdersWithTheService() throws Exception {
        arm.add("batch", ACCOUNT);
        Main main = new Main();
        main.addOverrideProperty("camel.azkeys.keys.account", "batch?resourceId=" + ACCOUNT);
        main.addOverrideProperty("camel.component.azkeys.credential-type", "CLIENT_CERTIFICATE");
        main.addOverrideProperty("camel.component.azkeys.cert-resource", "/mounted/application.pfx");
        main.addOverrideProperty("camel.component.azkeys.tenant-id", "11111111-1111-1111-1111-111111111111");
        main.addOverrideProperty("camel.main.description", "{{azkeys:account#primary}}");
        main.addOverrideProperty("camel.beans.client", "#class:" + Client.class.getName());
        main.addOverrideProperty("camel.beans.client.key", "{{azkeys:account#primary}}");
        main.start();
        try {
            assertThat(main.getCamelContext().getRegistry().lookupByNameAndType("client", Client.class).key)
                    .isEqualTo(arm.keys("batch", ACCOUNT).key("primary"));
        } finally {
            main.stop();
        }
    }
}
