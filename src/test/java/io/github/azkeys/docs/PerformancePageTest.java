// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page with the results of the benchmarks is one that the benchmarks can update, and compares with what users get. */
class PerformancePageTest {

    private static final Path PAGE = Path.of("src/main/docs/performance.md");
    private static final Path BENCHMARKS = Path.of("src/benchmarks");
    private static final Pattern VERSION = Pattern.compile("<([a-z0-9.-]+\\.version)>([^<]+)</\\1>");
    private static final Pattern OPTION = Pattern.compile("-D(?!javax)([a-z.]+)");

    @Test
    void theBenchmarksFindWhereTheResultsBelong() throws IOException {
        String page = Files.readString(PAGE);
        String report = Files.readString(
                BENCHMARKS.resolve("run/src/main/java/io/github/azkeys/benchmarks/report/Report.java"));

        for (String mark : List.of("begin", "end")) {
            String line = "<!-- results of the benchmarks: " + mark + " -->";
            assertThat(page).containsOnlyOnce(line + "\n");
            assertThat(report).contains('"' + line + "\\n\"");
        }
        assertThat(page).containsSubsequence("## Results", ": begin -->", ": end -->", "## Advice");
    }

    @Test
    void theOptionsOnThePageAreThoseOfTheBuild() throws IOException {
        String profile = Files.readString(Path.of("pom.xml")).split("<profiles>")[1];

        List<String> options = OPTION.matcher(Files.readString(PAGE))
                .results()
                .map(option -> option.group(1))
                .toList();

        assertThat(options).contains("benchmarks", "benchmarks.quick", "soak.minutes");
        assertThat(options).allSatisfy(option -> assertThat(profile)
                .contains("<" + option + ">${" + option + "}</" + option + ">"));
    }

    @Test
    void theBenchmarksUseTheVersionsOfTheBuild() throws IOException {
        Map<String, String> build = versions(Path.of("pom.xml"));
        Map<String, String> benchmarks = versions(BENCHMARKS.resolve("pom.xml"));
        benchmarks.keySet().removeAll(List.of("azkeys.version", "jmh.version")); // the build has no such property

        assertThat(benchmarks)
                .containsKeys("camel.version", "azure-core.version", "httpclient5.version", "jackson.version")
                .allSatisfy((name, version) -> assertThat(build).containsEntry(name, version));
    }

    private static Map<String, String> versions(Path pom) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        for (MatchResult property :
                VERSION.matcher(Files.readString(pom)).results().toList()) {
            versions.put(property.group(1), property.group(2));
        }
        return versions;
    }
}
