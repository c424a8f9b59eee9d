// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The versions of Camel are properties of pom.xml. Files that cannot use the properties have the same versions. */
class CamelVersionsTest {

    private static final Pattern PROPERTY = Pattern.compile("<([a-z0-9.-]+\\.version)>([^<]+)</\\1>");
    private static final Pattern VERSION = Pattern.compile("\\b4\\.(?:1[4-9]|2\\d)\\.\\d+\\b");

    private final Map<String, String> versions = properties(Path.of("pom.xml"));
    private final String oldest = versions.get("camel.oldest.version");
    private final String main = versions.get("camel.version");
    private final String modules = versions.get("camel.modules.version");
    private final String newest = versions.get("camel.newest.version");
    private final String jbang = properties(Path.of("examples/jbang/pom.xml")).get("camel-jbang.version");

    @Test
    void examplesUseTheVersionsOfTheBuild() throws IOException {
        Set<String> checked = new TreeSet<>();
        for (Path pom : poms()) {
            for (MatchResult version :
                    VERSION.matcher(Files.readString(pom)).results().toList()) {
                assertThat(version.group()).as(pom.toString()).isIn(oldest, main, modules, jbang);
                checked.add(pom.getParent().getFileName().toString());
            }
        }
        assertThat(checked).contains("batch", "iothub", "java-dsl", "karaf", "spring-boot", "storage");
    }

    @Test
    void runsOnOtherVersionsTakeThemFromTheBuild() throws IOException {
        List<Path> files = Stream.concat(
                        Stream.of(Path.of("src/it/compatibility.properties")),
                        poms().stream()
                                .map(pom -> pom.resolveSibling("invoker.properties"))
                                .filter(Files::exists))
                .toList();

        assertThat(files).hasSizeGreaterThan(3);
        for (Path file : files) {
            assertThat(VERSION.matcher(Files.readString(file)).find())
                    .as(file.toString())
                    .isFalse();
        }
    }

    @Test
    void otherComponentsRunOnTheVersionsOfTheBuild() throws IOException {
        Path folder = Path.of("src/it/dependencies");
        for (String file : List.of("components.properties", "start/pom.xml")) {
            assertThat(VERSION.matcher(Files.readString(folder.resolve(file)))
                            .results()
                            .map(MatchResult::group))
                    .as(file)
                    .isNotEmpty()
                    .isSubsetOf(versions.get("camel.oldest.modules.version"), main, modules, newest, jbang);
        }
    }

    @Test
    void theReadmeNamesTheVersionsThatTheTestsRunOn() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(row(readme, "Camel Main")).containsExactly(oldest, main, newest);
        assertThat(row(readme, "Spring Boot 3")).containsExactly(oldest, modules);
        assertThat(row(readme, "Spring Boot 4")).containsExactly(newest);
        assertThat(row(readme, "Apache Karaf")).containsExactly(oldest, main);
        assertThat(row(readme, "Camel JBang")).containsExactly(jbang);
    }

    @Test
    void otherDocumentsNameNoOtherVersions() throws IOException {
        Set<Path> named = new TreeSet<>();
        for (Path file : Stream.concat(Documents.pages().stream(), Documents.markdown().stream())
                .toList()) {
            List<String> found = VERSION.matcher(Documents.text(file))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(found).as(file.toString()).isSubsetOf(oldest, main, modules, newest, jbang);
            if (!found.isEmpty()) {
                named.add(file);
            }
        }
        assertThat(named)
                .contains(Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md"), Path.of("src/main/docs/run-main.adoc"));
    }

    private static List<String> row(String readme, String runtime) {
        return readme.lines()
                .filter(line -> line.startsWith("| " + runtime))
                .flatMap(line -> VERSION.matcher(line).results().map(MatchResult::group))
                .toList();
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("examples"))) {
            return folders.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> properties(Path pom) {
        try {
            Map<String, String> properties = new TreeMap<>();
            PROPERTY.matcher(Files.readString(pom))
                    .results()
                    .forEach(property -> properties.put(property.group(1), property.group(2)));
            return properties;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
