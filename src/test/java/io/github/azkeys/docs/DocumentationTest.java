package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documents say what the code does. */
class DocumentationTest {

    private static final Path COMPONENT_PAGE = Path.of("src/main/docs/azkeys-component.adoc");

    /** {@code mvn test -Dtest=DocumentationTest -Dazkeys.docs.update} brings the page up to date. */
    @Test
    void theComponentPageListsTheOptionsAndHeadersOfTheCode() throws IOException {
        String page = Files.readString(COMPONENT_PAGE);
        String rendered = new ComponentPage().render(page);
        if (System.getProperty("azkeys.docs.update") != null) {
            Files.writeString(COMPONENT_PAGE, rendered);
        }

        assertThat(page)
                .contains("| *clientSecret* (security)", "`CamelAzkeysResourceId`")
                .isEqualTo(rendered);
    }
}
