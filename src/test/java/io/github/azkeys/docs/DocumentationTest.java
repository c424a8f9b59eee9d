package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.catalog.OperationIndex;
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
 * The documents say what the code does.
 *
 * <p>{@code mvn test -Dtest=DocumentationTest -Dazkeys.docs.update} brings them up to date; it fails where there was
 * something to change.
 */
class DocumentationTest {

    private static final Path COMPONENT_PAGE = Path.of("src/main/docs/azkeys-component.adoc");
    private static final Path CATALOG_PAGE = Path.of("catalog/README.md");

    @Test
    void theComponentPageListsTheOptionsAndHeadersOfTheCode() throws IOException {
        assertUpToDate(COMPONENT_PAGE, new ComponentPage()::render);
        assertThat(Files.readString(COMPONENT_PAGE))
                .contains("| *clientSecret* (security)", "`CamelAzkeysResourceId`", "| `batch` | `POST ...");
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
                    // what the compiler makes, and what tools read
                    .allMatch(file -> file.endsWith(".class")
                            || file.matches(
                                    "META-INF/(spring|native-image|io)/.*|META-INF/(spring-.*|jandex.idx|MANIFEST.MF)"
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
