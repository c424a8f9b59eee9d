// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** Routes run unchanged without Azure, also if the application has beans for Azure. */
@Tag("camel")
@Timeout(60)
class EmbeddedArmCustomizerTest {

    @Test
    void beansThatAreMeantForAzureStandAside() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TokenCredential credential = request -> Mono.error(new IllegalStateException("no " + asked.incrementAndGet()));
        HttpClient client = request -> Mono.error(new IllegalStateException("no " + asked.incrementAndGet()));
        try (EmbeddedArm arm = EmbeddedArm.builder()
                        .certificate(SharedCertificate.LOOPBACK)
                        .start();
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
        try (EmbeddedArm arm = EmbeddedArm.builder()
                        .certificate(SharedCertificate.LOOPBACK)
                        .start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
            component.getConfiguration().setCertResource("/mounted/application.pfx");
            component.getConfiguration().setCertResourcePassword("mounted");
            component.getConfiguration().setManagedIdentityResourceId("/subscriptions/s");
            component.getConfiguration().setManagedIdentityObjectId("mounted");
            component.getConfiguration().setFederatedTokenFile("/mounted/token");
            component.getConfiguration().setAudience("https://management.mounted");
            new EmbeddedArmCustomizer(arm).configure("azkeys", component);
            context.start();

            assertThat(context.createProducerTemplate()
                            .requestBody("azkeys:batch?resourceId=" + RestClient.BATCH, "", BatchAccountKeys.class))
                    .isNotNull();
        }
    }

    @Test
    void aComponentThatExistsAlreadyIsConfigured() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.builder()
                        .certificate(SharedCertificate.LOOPBACK)
                        .start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
            context.getRegistry().bind("embeddedArm", new EmbeddedArmCustomizer(arm));
            context.start();

            assertThat(component.getConfiguration().getResourceManagerEndpoint())
                    .isEqualTo(arm.endpoint());
        }
    }

    @Test
    void aComponentThatIsInUseAlreadyStopsTheStart() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.builder()
                        .certificate(SharedCertificate.LOOPBACK)
                        .start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getEndpoint("azkeys:batch?resourceId=" + RestClient.BATCH);
            context.getRegistry().bind("embeddedArm", new EmbeddedArmCustomizer(arm));

            assertThatThrownBy(context::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The component 'azkeys' was used before EmbeddedArmCustomizer was bound")
                    .hasMessageContaining("Bind it before you create endpoints");
        }
    }

    @Test
    void aComponentThatIsInUseInARunningContextIsRefusedAtOnce() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.builder()
                        .certificate(SharedCertificate.LOOPBACK)
                        .start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            context.getEndpoint("azkeys:batch?resourceId=" + RestClient.BATCH);

            assertThatIllegalStateException()
                    .isThrownBy(() -> context.getRegistry().bind("embeddedArm", new EmbeddedArmCustomizer(arm)));
        }
    }

    @Test
    void aDisabledCustomizerLeavesTheComponentAlone() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getEndpoint("azkeys:batch?resourceId=" + RestClient.BATCH);
            EmbeddedArmCustomizer customizer = new EmbeddedArmCustomizer();
            context.getRegistry().bind("embeddedArm", customizer);
            customizer.setEnabled(false);
            context.start();

            assertThat(context.getComponent("azkeys", AzkeysComponent.class)
                            .getConfiguration()
                            .getResourceManagerEndpoint())
                    .isNull();
        }
    }

    @Test
    void theOptionsOfAMainForAzureAreReplaced() throws Exception {
        try (EmbeddedArm arm =
                EmbeddedArm.builder().certificate(SharedCertificate.LOOPBACK).start()) {
            Main main = new Main();
            main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
            main.addOverrideProperty("camel.component.azkeys.managedIdentityObjectId", "mounted");
            main.addOverrideProperty("camel.component.azkeys.credentialType", "MANAGED_IDENTITY");
            main.addOverrideProperty("camel.component.azkeys.audience", "https://management.mounted");
            main.start();
            try {
                assertThat(main.getCamelTemplate()
                                .requestBody(
                                        "azkeys:batch?credentialType=AZURE_IDENTITY&clientId=mine&resourceId="
                                                + RestClient.BATCH,
                                        "",
                                        BatchAccountKeys.class))
                        .isNotNull();
            } finally {
                main.stop();
            }
        }
    }

    @Test
    void resourcesAreDeclaredWithoutJava() throws Exception {
        String group = "/subscriptions/s/resourceGroups/g/providers/";
        Main main = new Main();
        main.addOverrideProperty(
                "azkeys.embedded.resources", "batch?resourceId=" + group + "Microsoft.Batch/batchAccounts/{{account}}");
        main.addOverrideProperty("account", "declared");
        main.addOverrideProperty("camel.beans.embeddedArm", "#class:" + EmbeddedArmCustomizer.class.getName());
        main.addOverrideProperty(
                "camel.beans.embeddedArm.resources",
                "azkeys:iothub?keyName=service&resourceId=" + group + "Microsoft.Devices/IotHubs/declared");
        main.start();
        try {
            assertThat(main.getCamelTemplate()
                            .requestBody(
                                    "azkeys:batch?resourceId=" + group + "Microsoft.Batch/batchAccounts/declared",
                                    "",
                                    BatchAccountKeys.class)
                            .accountName())
                    .isEqualTo("declared");
            assertThat(main.getCamelTemplate()
                            .requestBody(
                                    "azkeys:iothub?keyName=service&resourceId=" + group
                                            + "Microsoft.Devices/IotHubs/declared",
                                    (Object) ""))
                    .isNotNull();
            assertThat(main.getCamelTemplate()
                            .request(
                                    "azkeys:batch?resourceId=" + group + "Microsoft.Batch/batchAccounts/other",
                                    exchange -> {})
                            .getException())
                    .isInstanceOf(ResourceNotFoundException.class);
        } finally {
            main.stop();
        }
    }

    @Test
    void aContextThatIsStartedAgainGetsANewService() throws Exception {
        EmbeddedArmCustomizer customizer = new EmbeddedArmCustomizer();
        customizer.setEveryResource(true);
        SimpleRegistry beans = new SimpleRegistry(); // Camel forgets its own beans when it stops
        beans.bind("embeddedArm", customizer);
        try (DefaultCamelContext context = new DefaultCamelContext(new DefaultRegistry(beans))) {
            for (int i = 0; i < 2; i++) {
                context.start();
                assertThat(context.createProducerTemplate()
                                .requestBody("azkeys:batch?resourceId=" + RestClient.BATCH, "", BatchAccountKeys.class))
                        .isNotNull();
                context.stop();
            }
        }
    }

    @Test
    void aWrongDeclarationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeclaredResources.of("batch:/subscriptions/s"))
                .withMessage("The resource 'batch:/subscriptions/s' must have the form"
                        + " <operation>?resourceId=<resource ID>, such as"
                        + " iothub?keyName=service&resourceId=/subscriptions/…");
    }

    @Test
    void aYamlFileDeclaresTheServiceAndItsResources() throws Exception {
        String account = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/yaml";
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addOverrideProperty("batch-account-id", account);
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("keys.camel.yaml", """
                            - beans:
                                - name: embeddedArm
                                  type: io.github.azkeys.embedded.EmbeddedArmCustomizer
                                  properties:
                                    resources: batch?resourceId={{batch-account-id}}
                            - route:
                                from:
                                  uri: direct:keys
                                  steps:
                                    - to: azkeys:batch?resourceId={{batch-account-id}}
                            """));
            context.start();

            assertThat(context.createProducerTemplate()
                            .requestBody("direct:keys", null, BatchAccountKeys.class)
                            .accountName())
                    .isEqualTo("yaml");
        }
    }

    @Test
    void theRouteRetriesWhenArmIsBusy() throws Exception {
        String account = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine";
        try (EmbeddedArm arm =
                EmbeddedArm.builder().certificate(SharedCertificate.LOOPBACK).start()) {
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
