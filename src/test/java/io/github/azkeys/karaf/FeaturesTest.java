// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Karaf installs the library versions of the tests. The test of {@code examples/karaf} proves that they suffice. */
class FeaturesTest {

    private static final Pattern LIBRARY = Pattern.compile("mvn:([^/]+)/([^/]+)/([^<$]+)");

    @Test
    void theLibrariesHaveTheVersionsOfTheBuild() throws IOException {
        String features = Files.readString(Path.of("target/karaf/features.xml"));
        List<String> jars = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList();

        List<MatchResult> libraries = LIBRARY.matcher(features)
                .results()
                .filter(library -> !library.group(2).equals("camel-azkeys"))
                .toList();

        assertThat(libraries).hasSizeGreaterThan(20).allSatisfy(library -> assertThat(jars)
                .contains(library.group(2) + "-" + library.group(3) + ".jar"));
    }
}
