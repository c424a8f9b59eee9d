// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.suggest.CatalogSuggestionStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Camel catalog, which the tools of Camel use, has the component and accepts all examples in the documents. */
class CamelCatalogTest {

    /** Texts that look like a URI but are not: the syntax itself and the data types. */
    private static final Set<String> NO_ENDPOINTS =
            Set.of("azkeys:operation", "azkeys:connection-string", "azkeys:sas-token");

    /** Operations without a file, and the placeholder in Kamelets. */
    private static final Set<String> OTHERS = Set.of(AnyResource.NAME, AnyResource.REFRESH, "{{operation}}");

    private static final DocumentedUris DOCUMENTED = new DocumentedUris();
    private static final Set<String> OPERATIONS = Set.copyOf(new OperationIndex().names());

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    CamelCatalogTest() {
        catalog.setSuggestionStrategy(new CatalogSuggestionStrategy());
    }

    static List<String> endpoints() {
        List<String> uris = new ArrayList<>(DOCUMENTED.uris("azkeys:"));
        uris.removeAll(NO_ENDPOINTS);
        return uris;
    }

    static Set<String> componentOptions() {
        return DOCUMENTED.componentOptions();
    }

    @Test
    void theDescriptorIsTheOneOfTheCode() throws IOException {
        assertThat(Path.of("catalog/components/azkeys.json"))
                .hasSameTextualContentAs(
                        Path.of("src/generated/resources/META-INF/io/github/azkeys/camel/azkeys.json"));
        assertThat(catalog.componentJSonSchema("azkeys"))
                .isEqualTo(Files.readString(Path.of("catalog/components/azkeys.json")));
    }

    @Test
    void theComponentCanBeAddedByItsClass() {
        CamelCatalog other = new DefaultCamelCatalog();
        other.addComponent("azkeys", AzkeysComponent.class.getName());

        assertThat(other.findComponentNames()).contains("azkeys");
        assertThat(other.componentModel("azkeys").getArtifactId()).isEqualTo("camel-azkeys");
        assertThat(other.validateEndpointProperties("azkeys:batch?resourceName=mine")
                        .isSuccess())
                .isTrue();
    }

    @Test
    void everyKindOfPlaceIsRead() {
        assertThat(endpoints())
                .contains(
                        // README.md, the component page, the catalog page
                        "azkeys:iothub?resourceName=myHub&keyName=service",
                        "azkeys:batch?resourceName=sampleacct&cacheTtl=10m",
                        "azkeys:vmware?resourceName={privateCloudName}",
                        // a declaration, Javadoc, Java and YAML of the examples
                        "azkeys:search-admin?resourceName=mysearch&select=primaryKey",
                        "azkeys:batch?resourceName=account",
                        "azkeys:iothub?resourceId={{iot-hub-id}}&keyName=service",
                        "azkeys:mlworkspace?resourceId={{ml-workspace-id}}")
                .anyMatch(uri -> uri.startsWith("azkeys:{{operation}}?") && uri.contains("&delay={{delay}}"))
                .hasSizeGreaterThan(OPERATIONS.size());
        assertThat(componentOptions()).contains("camel.component.azkeys.resourceGroup = integration");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aDocumentedUriIsRight(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        if (uri.startsWith("azkeys:contoso-")) {
            // an operation of the application, which tools do not know
            assertThat(result.getInvalidEnum()).containsOnlyKeys("operation");
            assertThat(result.getNumberOfErrors())
                    .as(result.summaryErrorMessage(true))
                    .isOne();
            return;
        }
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
        String operation = uri.substring("azkeys:".length()).split("\\?", 2)[0];
        if (!OTHERS.contains(operation)) {
            assertThat(operation).isIn(OPERATIONS);
        }
    }

    @ParameterizedTest
    @MethodSource("componentOptions")
    void aDocumentedOptionOfTheComponentIsRight(String line) {
        ConfigurationPropertiesValidationResult result = catalog.validateConfigurationProperty(line);

        assertThat(result.isAccepted()).isTrue();
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @Test
    void aMisspeltOptionIsRefusedWithASuggestion() {
        EndpointValidationResult result = catalog.validateEndpointProperties("azkeys:batch?resourceNme=mine");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getUnknown()).containsExactly("resourceNme");
        assertThat(result.getUnknownSuggestions().get("resourceNme")).contains("resourceName");
    }

    @Test
    void aMisspeltOperationOrFormIsRefusedWithASuggestion() {
        EndpointValidationResult result =
                catalog.validateEndpointProperties("azkeys:storag?resourceName=mine&form=conection-string");

        assertThat(result.getInvalidEnum())
                .containsOnly(Map.entry("operation", "storag"), Map.entry("form", "conection-string"));
        assertThat(result.summaryErrorMessage(false))
                .contains("Invalid enum value: storag.", "Did you mean: [storage")
                .contains("Invalid enum value: conection-string.", "Did you mean: [connection-string");
    }

    @Test
    void theDescriptorNamesEveryOperation() {
        List<String> names =
                catalog.componentModel("azkeys").getEndpointPathOptions().get(0).getEnums();

        assertThat(names)
                .containsAll(OPERATIONS)
                .contains(AnyResource.NAME, AnyResource.REFRESH)
                .hasSize(OPERATIONS.size() + 2)
                .isSorted();
    }

    @Test
    void aWrongDurationIsRefused() {
        EndpointValidationResult result =
                catalog.validateEndpointProperties("azkeys:storage?resourceName=mine&cacheTtl=5 minutes");

        assertThat(result.getInvalidDuration()).containsOnlyKeys("cacheTtl");
    }

    @Test
    void aWrongValueIsRefused() {
        EndpointValidationResult result =
                catalog.validateEndpointProperties("azkeys:batch?cloud=AZURE_CHIN&maxRetries=many&greedy=often");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.summaryErrorMessage(false)).contains("Did you mean: [AZURE_CHINA");
        assertThat(result.getInvalidInteger()).containsOnlyKeys("maxRetries");
        assertThat(result.getInvalidBoolean()).containsOnlyKeys("greedy");
    }

    @Test
    void aUriWithoutAnOperationAndAnOptionOfTheOtherSideAreRefused() {
        assertThat(catalog.validateEndpointProperties("azkeys:?resourceName=mine")
                        .isSuccess())
                .isFalse();
        assertThat(catalog.validateEndpointProperties("azkeys:batch?emit=CHANGES", false, false, true)
                        .getNotProducerOnly())
                .containsExactly("emit");
    }

    @Test
    void aMisspeltOptionOfTheComponentIsRefused() {
        ConfigurationPropertiesValidationResult result =
                catalog.validateConfigurationProperty("camel.component.azkeys.cacheTl = 5m");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getUnknown()).containsExactly("camel.component.azkeys.cacheTl");
    }
}
