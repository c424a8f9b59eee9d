// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.support.AzkeysTestSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.BeanInject;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.main.Main;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.DefaultComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Live credentials in an application of camel-main, which loads the plugin and autowires components. */
@Tag("camel")
@Timeout(60)
class AzkeysLiveMainTest {

    private static final String STORE =
            "/subscriptions/subid/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/mystore";

    private static final String ANY_ROUTE = """
            - route:
                from:
                  uri: direct:any
                  steps:
                    - log: any
            """;

    @TempDir
    Path folder;

    private EmbeddedArm arm;
    private Main main;

    /** A component with an autowired option, like azure-storage-blob. */
    public static class BlobComponent extends DefaultComponent {

        private StorageSharedKeyCredential credentials;

        public void setCredentials(StorageSharedKeyCredential credentials) {
            this.credentials = credentials;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PropertyConfigurer getComponentPropertyConfigurer() {
            return new Options();
        }
    }

    private static final class Options implements PropertyConfigurer, PropertyConfigurerGetter {

        @Override
        public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
            if (!name.equalsIgnoreCase("credentials")) {
                return false;
            }
            Object bean = value instanceof String text ? context.getRegistry().lookupByName(text.substring(1)) : value;
            ((BlobComponent) target).setCredentials((StorageSharedKeyCredential) bean);
            return true;
        }

        @Override
        public String[] getAutowiredNames() {
            return new String[] {"credentials"};
        }

        @Override
        public Class<?> getOptionType(String name, boolean ignoreCase) {
            return name.equalsIgnoreCase("credentials") ? StorageSharedKeyCredential.class : null;
        }

        @Override
        public Object getOptionValue(Object target, String name, boolean ignoreCase) {
            return ((BlobComponent) target).credentials;
        }
    }

    /** A bean of the application. */
    public static class Client {

        @BeanInject("named")
        private AzureNamedKeyCredential credential;

        public String key() {
            return credential.getAzureNamedKey().getKey();
        }
    }

    @BeforeEach
    void makeApplication() {
        arm = EmbeddedArm.builder().certificate(AzkeysTestSupport.CERTIFICATE).start();
        arm.add("storage", STORE);
        main = new Main(AzkeysLiveMainTest.class);
        main.bind("trust", EmbeddedArmCustomizer.trust(arm.certificate()));
        main.bind("blob", new BlobComponent());
        main.bind("blob-component", new Options());
        main.configure().withBasePackageScanEnabled(false);
    }

    @AfterEach
    void stopApplication() {
        main.stop();
        arm.close();
    }

    private void start(String properties, String routes) throws Exception {
        Path file = Files.writeString(
                folder.resolve("application.properties"),
                properties
                        + """
                        camel.azkeys.keys.store = storage?resourceName=mystore
                        camel.component.azkeys.subscription-id = subid
                        camel.component.azkeys.resourceGroup = rg
                        camel.component.azkeys.resourceManagerEndpoint = %s
                        camel.component.azkeys.authorityHost = %s
                        camel.component.azkeys.tenantId = %s
                        camel.component.azkeys.clientId = %s
                        camel.component.azkeys.clientSecret = %s
                        camel.component.azkeys.cloud = AZURE_PUBLIC
                        camel.component.azkeys.sslContextParameters = #bean:trust
                        """.formatted(
                                        arm.endpoint(),
                                        arm.authorityHost(),
                                        arm.tenantId(),
                                        arm.clientId(),
                                        arm.clientSecret()));
        Files.writeString(folder.resolve("routes.yaml"), routes);
        main.setPropertyPlaceholderLocations("file:" + file);
        main.configure().withRoutesIncludePattern("file:" + folder.resolve("routes.yaml"));
        main.start();
    }

    private String send(String uri) {
        return main.getCamelContext().createProducerTemplate().requestBody(uri, "", String.class);
    }

    private String key() {
        return arm.keys("storage", STORE).key("keys.key1");
    }

    @Test
    void theOnlyOneIsAutowired() throws Exception {
        start("""
                camel.azkeys.credentials.store-credential = storage-shared-key:store#key1
                camel.component.blob.lazyStartProducer = true
                """, ANY_ROUTE);

        BlobComponent component = main.getCamelContext().getComponent("blob", BlobComponent.class);
        assertThat(component.credentials)
                .isNotNull()
                .isSameAs(main.getCamelContext().getRegistry().lookupByName("storeCredential"));
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void anotherTypeIsNotAutowiredAndMakesNoCall() throws Exception {
        start("camel.azkeys.credentials.named = azure-named-key:store#key1\n", ANY_ROUTE);

        assertThat(main.getCamelContext().getComponent("blob", BlobComponent.class).credentials)
                .isNull();
        assertThat(arm.connections()).isZero();
    }

    @Test
    void yamlBeansAndJavaFindItByName() throws Exception {
        start("""
                camel.azkeys.credentials.named = azure-named-key:store#key1
                camel.azkeys.credentials.storeKey = supplier:store#key1
                camel.beans.client = #class:io.github.azkeys.internal.live.AzkeysLiveMainTest$Client
                """, """
                - route:
                    from:
                      uri: direct:yaml
                      steps:
                        - setBody:
                            simple: "${bean:named?method=getAzureNamedKey.getKey}"
                - route:
                    from:
                      uri: direct:supplier
                      steps:
                        - setBody:
                            simple: "${bean:storeKey?method=get}"
                - route:
                    from:
                      uri: direct:bean
                      steps:
                        - setBody:
                            simple: "${bean:client?method=key}"
                """);

        assertThat(send("direct:yaml")).isEqualTo(key());
        assertThat(send("direct:supplier")).isEqualTo(key());
        assertThat(send("direct:bean")).isEqualTo(key());
        assertThat(arm.calls()).hasSize(1);
    }
}
