// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.placeholder.PlaceholdersTestSupport;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Live credentials are beans of Spring; the example starts a whole application. */
class CredentialBeansTest extends PlaceholdersTestSupport {

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();

    /** A bean of the application. */
    static class Client {

        @Autowired
        @Qualifier("batchCredential")
        AzureKeyCredential credential;
    }

    @AfterEach
    void stopSpring() {
        spring.close();
    }

    private void start(Map<String, Object> declarations, Class<?>... beans) {
        declarations.forEach((name, declaration) -> {
            properties.setProperty("camel.azkeys.credentials." + name, declaration.toString());
            spring.getEnvironment()
                    .getPropertySources()
                    .addLast(new MapPropertySource(name, Map.of("camel.azkeys.credentials." + name, declaration)));
        });
        spring.registerBean("camelContext", CamelContext.class, () -> app);
        spring.addBeanFactoryPostProcessor(new CredentialBeans(spring.getEnvironment()));
        if (beans.length > 0) {
            spring.register(beans);
        }
        spring.refresh();
    }

    @Test
    void aBeanIsInjectedByNameAndIsTheOneOfCamel() {
        start(
                Map.of("batch-credential", "azure-key:batch#primary", "other", "azure-key:batch#secondary"),
                Client.class);

        AzureKeyCredential credential = spring.getBean(Client.class).credential;
        assertThat(credential.getKey()).isEqualTo("AAAA==");
        assertThat(credential).isSameAs(app.getRegistry().lookupByName("batchCredential"));
    }

    @Test
    void aMisspelledPropertyEndsTheStart() {
        spring.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "azkeys",
                        Map.of(
                                "camel.azkeys.refreshEnabel", "true",
                                "camel.azkeys.refresh-period", "60s",
                                "camel.azkeys.refreshenabled", "true",
                                "camel.azkeys.keys.hub", "iothub?resourceName=hub",
                                "camel.azkeys.credential.x", "azure-key:hub#primary")));

        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(
                        "Unknown property camel.azkeys.credential.x (did you mean camel.azkeys.credentials.x?),"
                                + " camel.azkeys.refreshEnabel (did you mean camel.azkeys.refreshEnabled?). Supported: ");
    }

    @Test
    void anUnusedCredentialMakesNoCall() {
        start(Map.of("batchCredential", "azure-key:batch#primary"));

        assertThat(spring.getBeansOfType(StorageSharedKeyCredential.class)).isEmpty();
        assertThat(spring.getBeanNamesForType(AzureKeyCredential.class)).containsExactly("batchCredential");
        assertThat(arm.connections()).isZero();
    }

    @Test
    void aBeanOfTheApplicationStays() {
        AzureNamedKeyCredential own = new AzureNamedKeyCredential("own", "key");
        spring.registerBean("batchCredential", AzureNamedKeyCredential.class, () -> own);
        start(Map.of("batchCredential", "azure-key:batch#primary"));

        assertThat(spring.getBean("batchCredential")).isSameAs(own);
    }

    @Test
    void aCredentialThatIsFoundOnlyByItsNameIsNoBean() {
        start(Map.of("password", "qpid-jms:batch#primary"));

        assertThat(spring.containsBean("password")).isFalse();
        assertThat(app.getRegistry().lookupByName("password")).isInstanceOf(BiFunction.class);
    }

    @Test
    void aWrongDeclarationEndsTheStart() {
        assertThatThrownBy(() -> start(Map.of("batchCredential", "key:batch#primary")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("camel.azkeys.credentials.batchCredential: unknown type 'key'. Supported: ");
    }
}
