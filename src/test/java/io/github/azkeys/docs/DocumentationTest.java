package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.catalog.OperationCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
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
        OperationCatalog catalog = new OperationCatalog();
        assertThat(catalog.names()).allSatisfy(name -> assertThat(page)
                .contains(
                        "| **" + name + "**",
                        "`azkeys:" + name + "?",
                        "`" + catalog.get(name).permission() + "`"));
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
