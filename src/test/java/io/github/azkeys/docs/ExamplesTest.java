// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example has a page with what it shows, its command and what that prints, and the README of the project has a link. */
class ExamplesTest {

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleHasAPageWithItsCommandAndWhatThatPrints(Path example) throws IOException {
        String page = Files.readString(example.resolve("README.md"));

        assertThat(page).matches("(?s)# \\S[^\n]*\n\n[A-Z].*?\n\n```shell\n.+?\n```\n.*?\n```\n.+?\n```\n.*");
        assertThat(Files.readString(Path.of("README.md"))).contains("](" + example + ")");
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("examples"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }
}
