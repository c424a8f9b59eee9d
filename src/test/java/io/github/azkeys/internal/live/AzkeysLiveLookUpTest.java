// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.credential.AzureSasCredential;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.embedded.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Camel's registry finds live credentials, and what it says if it cannot. */
class AzkeysLiveLookUpTest extends LiveTestSupport {

    private Registry registry() {
        return app.getRegistry();
    }

    @Test
    void itIsFoundByNameAndByType() {
        credential("storeCredential", "azure-named-key:store#key1");

        Object credential = registry().lookupByName("storeCredential");
        assertThat(credential).isInstanceOf(AzureNamedKeyCredential.class);
        assertThat(registry().lookupByNameAndType("storeCredential", Object.class))
                .isSameAs(credential);
        assertThat(registry().findByType(AzureNamedKeyCredential.class))
                .containsExactly((AzureNamedKeyCredential) credential);
        assertThat(registry().findByTypeWithName(AzureNamedKeyCredential.class)).containsOnlyKeys("storeCredential");
        assertThat(registry().findSingleByType(AzureNamedKeyCredential.class)).isSameAs(credential);
        assertThat(arm.calls("storage")).hasSize(1);
    }

    @Test
    void aHyphenatedPropertyIsTheSameCredential() {
        credential("store-credential", "azure-named-key:store#key1");

        Object credential = registry().lookupByName("storeCredential");
        assertThat(credential).isNotNull().isSameAs(registry().lookupByName("store-credential"));
        assertThat(registry().findByTypeWithName(AzureNamedKeyCredential.class))
                .isEqualTo(Collections.singletonMap("storeCredential", credential));
    }

    @Test
    void aLookUpOfSomethingElseMakesNoCall() {
        credential("storeCredential", "azure-named-key:store#key1");

        assertThat(registry().lookupByName("store")).isNull();
        assertThat(registry().findByType(AzureKeyCredential.class)).isEmpty();
        assertThat(registry().findByTypeWithName(Object.class)).doesNotContainKey("storeCredential");
        assertThat(registry().findSingleByType(StorageSharedKeyCredential.class))
                .isNull();
        assertThatThrownBy(() -> registry().lookupByNameAndType("storeCredential", AzureSasCredential.class))
                .isInstanceOf(NoSuchBeanException.class)
                .hasMessageContaining("camel.azkeys.credentials.storeCredential is a "
                        + AzureNamedKeyCredential.class.getName() + " and not a " + AzureSasCredential.class.getName());
        assertThat(arm.connections()).isZero();
    }

    @Test
    void ofTwoNoneIsTheSingleOne() {
        credential("one", "azure-named-key:store#key1");
        credential("other", "azure-named-key:store#key2");

        assertThat(registry().findSingleByType(AzureNamedKeyCredential.class)).isNull();
        assertThat(arm.connections()).isZero();
        assertThat(registry().findByType(AzureNamedKeyCredential.class)).hasSize(2);
    }

    @Test
    void aBeanOfTheApplicationHasPrecedence() {
        AzureNamedKeyCredential own = new AzureNamedKeyCredential("own", "key");
        credential("storeCredential", "azure-named-key:store#key1");
        registry().bind("storeCredential", own);

        assertThat(registry().lookupByName("storeCredential")).isSameAs(own);
        assertThat(registry().findByTypeWithName(AzureNamedKeyCredential.class).get("storeCredential"))
                .isSameAs(own);
        registry().unbind("storeCredential");
        assertThat(registry().lookupByName("storeCredential")).isNotSameAs(own);
    }

    @Test
    void aRegistryOfTheApplicationFindsIt() throws Exception {
        credential("storeCredential", "azure-named-key:store#key1");
        try (DefaultCamelContext own = new DefaultCamelContext(new SimpleRegistry())) {
            own.addComponent("azkeys", app.getComponent("azkeys"));
            own.getPropertiesComponent().setInitialProperties(properties);
            own.start();

            assertThat(own.getRegistry().lookupByName("storeCredential")).isInstanceOf(AzureNamedKeyCredential.class);
        }
    }

    @Test
    void camelCreatesItsPropertiesOnce() throws Exception {
        try (DefaultCamelContext own = new DefaultCamelContext()) {
            assertThat(own.getRegistry().lookupByName("storeCredential")).isNull();
            assertThat(own.getPropertiesComponent()).isSameAs(own.getPropertiesComponent());
            own.getPropertiesComponent()
                    .addInitialProperty("camel.azkeys.credentials.storeCredential", "supplier:no#key");

            assertThatThrownBy(() -> own.getRegistry().lookupByName("storeCredential"))
                    .hasMessageContaining("the alias 'no' is not declared");
        }
    }

    @Test
    void allThreadsGetTheSameObject() throws Exception {
        credential("storeCredential", "azure-named-key:store#key1");
        arm.fail(Fault.delay(Duration.ofMillis(300)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Object> lookUp = () -> registry().lookupByName("storeCredential");
            List<Future<Object>> found = threads.invokeAll(Collections.nCopies(8, lookUp));
            Object first = found.get(0).get();
            for (Future<Object> one : found) {
                assertThat(one.get()).isSameAs(first);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(arm.calls("storage")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "named-key:store#key1 | unknown type 'named-key'. Supported: azure-key, azure-named-key, azure-sas,",
                "Zm9vYmFyYmF6cXV4== | it must have the form type:alias, type:alias#key, type:alias/form or",
                "azure-key:store#key1:none | it must have the form type:alias, type:alias#key, type:alias/form or",
                "azure-key:sto re | it must have the form type:alias, type:alias#key, type:alias/form or",
                "azure-key:other | azure-key:other: the alias 'other' is not declared; set camel.azkeys.keys.other",
                "azure-key:store | camel.azkeys.keys.store cannot be used: azure-key:store does not specify a key",
                "azure-key:hub/connection-string | the credential needs a key, not a connection-string",
                "azure-sas:hub#primaryKey | the credential needs a token; add the form sas-token",
                "azure-key:{{nothing}} | contains a placeholder that Camel cannot resolve",
                "azure-named-key:ai#key1 | do not have a name for clients"
            })
    void aWrongDeclarationIsExplained(String declaration, String problem) {
        declare(
                "ai",
                "cognitiveservices?subscriptionId=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx&resourceGroup=myResourceGroup&resourceName=myAccount");
        credential("storeCredential", declaration);

        assertThatThrownBy(() -> registry().lookupByName("storeCredential"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("camel.azkeys.credentials.storeCredential")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("Zm9v");
    }

    @ParameterizedTest
    @CsvSource({
        "camel.azkeys.credentials.one, named-key:store, unknown type 'named-key'",
        "camel.azkeys.credentials.one.two, azure-key:store#key1, the name must consist of letters",
        "camel.azkeys.credential.one, azure-key:store#key1, Unknown property camel.azkeys.credential.one"
    })
    void aWrongPropertyEndsTheStart(String name, String value, String problem) {
        properties.setProperty(name, value);

        assertThatThrownBy(() -> app.start())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(problem);
    }

    @Test
    void aFailureOfArmIsExplainedAndTheNextLookUpTriesAgain() {
        credential("storeCredential", "azure-named-key:store#key1");
        arm.fail(Fault.error(403, "AuthorizationFailed", "no"));

        assertThatThrownBy(() -> registry().lookupByName("storeCredential"))
                .isInstanceOf(AzkeysException.class)
                .hasMessageStartingWith("camel.azkeys.credentials.storeCredential: {{azkeys:store#key1}}"
                        + " (camel.azkeys.keys.store) cannot be resolved: ");
        arm.clearFaults();
        await().ignoreExceptions().until(() -> registry().lookupByName("storeCredential") != null);
    }

    @Test
    void aCircleIsExplained() {
        credential("storeCredential", "azure-named-key:store#key1");
        declare("store", "storage?resourceId=" + STORE + "&tokenCredential=#storeCredential");

        assertThatThrownBy(() -> registry().lookupByName("storeCredential"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("camel.azkeys.credentials.storeCredential: ");
    }

    @Test
    void aParameterOfATemplateDeclaresNone() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("ask")
                        .templateParameter("camel.azkeys.credentials.mine")
                        .from("direct:ask")
                        .to("contoso:a?accessKey=#mine");
            }
        });
        app.start();

        assertThatThrownBy(() -> app.addRouteFromTemplate(
                        "one", "ask", Map.of("camel.azkeys.credentials.mine", "supplier:batch#primary")))
                .hasStackTraceContaining("camel.azkeys.credentials.mine is a parameter of a template");
    }

    @Test
    void theObjectIsNewIfItIsDeclaredOtherwise() {
        credential("storeCredential", "azure-named-key:store#key1");
        Object before = registry().lookupByName("storeCredential");
        credential("storeCredential", "azure-named-key:store#key2");

        AzureNamedKeyCredential now = find("storeCredential", AzureNamedKeyCredential.class);
        assertThat(now).isNotSameAs(before);
        assertThat(now.getAzureNamedKey().getKey()).isEqualTo(storeKey("key2"));
        assertThat(Set.of(now)).isEqualTo(registry().findByType(AzureNamedKeyCredential.class));
    }
}
