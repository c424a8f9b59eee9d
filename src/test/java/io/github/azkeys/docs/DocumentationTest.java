// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.failure.FailureCause;
import io.github.azkeys.keys.BatchAccountKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The documents are consistent with the code.
 *
 * <p>{@code mvn test -Dtest=DocumentationTest -Dazkeys.docs.update} updates them, and fails if there was
 * something to update.
 */
class DocumentationTest {

    private static final Path COMPONENT_PAGE = Path.of("src/main/docs/azkeys-component.adoc");
    private static final Path CATALOG_PAGE = Path.of("catalog/README.md");

    @Test
    void thePagesListTheOptionsAndHeadersOfTheCode() throws IOException {
        GeneratedTables tables = new GeneratedTables();
        assertThat(Documents.pages()).allSatisfy(page -> assertUpToDate(page, tables::render));
        assertThat(Files.readString(COMPONENT_PAGE))
                .contains("| *clientSecret* (security)", "`CamelAzkeysResourceId`", "| `batch` | `POST ...");
    }

    @Test
    void aFailureIsInTheTableOnce() {
        assertThat(FailureCause.values())
                .extracting(FailureCause::condition)
                .doesNotHaveDuplicates()
                .allSatisfy(condition -> assertThat(Documents.text(Path.of("src/main/docs/errors.adoc")))
                        .containsOnlyOnce("\n| " + condition + "\n"));
    }

    @Test
    void theCatalogPageListsEveryOperation() throws IOException {
        assertUpToDate(CATALOG_PAGE, new CatalogPage()::render);
        String page = Files.readString(CATALOG_PAGE);
        assertThat(page).contains("`azkeys:iothub?resourceName={resourceName}&keyName={keyName}`");
        assertThat(page)
                .contains(
                        "| `batch` | `primary`, `secondary` | `Microsoft.Batch/batchAccounts/regeneratekeys/action` |");
        OperationIndex catalog = new OperationIndex();
        assertThat(catalog.names()).allSatisfy(name -> assertThat(page)
                .contains(
                        "| **" + name + "**",
                        "`azkeys:" + name + "?",
                        "`" + catalog.get(name).permission() + "`"));
    }

    @Test
    void theOperationsPageLeadsFromEveryNameToAnOperation() throws IOException {
        String page = Files.readString(Path.of("src/main/docs/operations.adoc"));
        assertThat(new OperationIndex().names()).allSatisfy(name -> assertThat(page)
                .containsPattern("(?m)^\\| \\w.* \\| `" + name + "`(?: with `keyName`)? \\| ")
                .containsPattern("(?m)^\\| `" + name + "` \\| "));
        assertThat(page)
                .contains("| Storage accounts | both access keys of an account | `storage` | `primary`, `secondary` | "
                        + "`connection-string`, `endpoints-connection-string`, `azure-named-key`, `storage-shared-key`")
                .contains("| `storage` | Access keys | `az storage account keys list`, "
                        + "`az storage account show-connection-string` | https://learn.microsoft.com")
                .contains("datalake")
                .contains("| Key vaults | ARM does not return what a vault contains");
    }

    @Test
    void springBootKnowsTheOptionsOfTheCode() throws IOException {
        GeneratedMetadata metadata = SpringBootMetadata.file();
        assertUpToDate(metadata);
        assertThat(metadata.content().get("properties").findValuesAsText("name"))
                .contains("camel.component.azkeys.client-secret", "camel.azkeys.keys");
    }

    @Test
    void nativeImagesKeepWhatIsReachedByReflection() throws Exception {
        GeneratedMetadata metadata = NativeImageMetadata.file();
        assertUpToDate(metadata);
        assertThat(metadata.content().findValuesAsText("name"))
                .contains(BatchAccountKeys.class.getName(), AzkeysComponent.class.getName());
    }

    @Test
    void nativeImagesKeepEveryFileThatIsReadWhileRunning() throws IOException {
        Path classes = Path.of("target/classes");
        List<Pattern> kept = JsonMapper.builder()
                .build()
                .readTree(classes.resolve("META-INF/native-image/io.github.azkeys/camel-azkeys/resource-config.json")
                        .toFile())
                .findValuesAsText("pattern")
                .stream()
                .map(Pattern::compile)
                .toList();
        try (Stream<Path> files = Files.walk(classes)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> kept.stream()
                                    .noneMatch(pattern -> pattern.matcher(file).matches())))
                    // generated by the compiler, or read by tools
                    .allMatch(file -> file.endsWith(".class")
                            || file.matches(
                                    "META-INF/(spring|native-image|io)/.*|META-INF/(spring-.*|jandex.idx|MANIFEST.MF|LICENSE)"
                                            + "|org/apache/camel/catalog/.*"));
        }
    }

    private static void assertUpToDate(GeneratedMetadata metadata) throws IOException {
        assertUpToDate(metadata.path(), old -> metadata.render());
    }

    private static void assertUpToDate(Path path, UnaryOperator<String> render) throws IOException {
        String page = Files.readString(path);
        String rendered = render.apply(page);
        if (System.getProperty("azkeys.docs.update") != null) {
            Files.writeString(path, rendered);
        }
        assertThat(page).isEqualTo(rendered);
    }
}
