// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.RestClient;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** Routes run unchanged without Azure, also if the application has beans for Azure. */
@Tag("camel")
@Timeout(30)
class EmbeddedArmCustomizerTest {

    @Test
    void beansThatAreMeantForAzureStandAside() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TokenCredential credential = request -> Mono.error(new IllegalStateException("no " + asked.incrementAndGet()));
        HttpClient client = request -> Mono.error(new IllegalStateException("no " + asked.incrementAndGet()));
        try (EmbeddedArm arm = EmbeddedArm.start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("credential", TokenCredential.class, credential);
            context.getRegistry().bind("client", HttpClient.class, client);
            context.getRegistry().bind("embeddedArm", new EmbeddedArmCustomizer(arm));
            context.start();

            assertThat(context.createProducerTemplate()
                            .requestBody("azkeys:batch?resourceId=" + RestClient.BATCH, "", BatchAccountKeys.class))
                    .isNotNull();
            assertThat(arm.calls("batch")).hasSize(1);
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void anotherIdentityIsReplaced() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
            component.getConfiguration().setCertResource("/mounted/application.pfx");
            component.getConfiguration().setCertResourcePassword("mounted");
            component.getConfiguration().setManagedIdentityResourceId("/subscriptions/s");
            component.getConfiguration().setManagedIdentityObjectId("mounted");
            component.getConfiguration().setFederatedTokenFile("/mounted/token");
            new EmbeddedArmCustomizer(arm).configure("azkeys", component);
            context.start();

            assertThat(context.createProducerTemplate()
                            .requestBody("azkeys:batch?resourceId=" + RestClient.BATCH, "", BatchAccountKeys.class))
                    .isNotNull();
        }
    }

    /** The example in {@code package-info.java}. */
    @Test
    void theRouteRetriesWhenArmIsBusy() throws Exception {
        String account = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine";
        try (EmbeddedArm arm = EmbeddedArm.start()) {
            arm.add("batch", account);
            arm.fail(Fault.error(503, "ServerBusy", "Try again later"));

            Main main = new Main();
            main.addOverrideProperty("batch-account-id", account);
            main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:keys").to("azkeys:batch?resourceId={{batch-account-id}}");
                }
            });
            main.start();
            try {
                BatchAccountKeys keys =
                        main.getCamelTemplate().requestBody("direct:keys", null, BatchAccountKeys.class);

                assertThat(keys.primary()).isEqualTo(arm.keys("batch", account).key("primary"));
                assertThat(arm.calls("batch")).hasSize(2);
            } finally {
                main.stop();
            }
        }
    }
}
