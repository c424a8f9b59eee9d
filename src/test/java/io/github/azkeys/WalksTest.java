// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two walks in CONTRIBUTING.md: their classes exist, are connected in the code, and are not too many. */
class WalksTest {

    private static final Pattern ITEM = Pattern.compile("(?m)^\\d+\\. `(\\w+)`");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.azkeys");

    @ParameterizedTest
    @CsvSource({"From a name to the request, 12", "From the response to the body, 8"})
    void theWalkIsConnectedAndShort(String heading, int limit) throws IOException {
        List<JavaClass> walk = walk(heading).stream().map(WalksTest::find).toList();

        assertThat(walk).hasSizeBetween(2, limit);
        for (int i = 1; i < walk.size(); i++) {
            JavaClass next = walk.get(i);
            assertThat(walk.subList(0, i))
                    .as("a class before %s uses it, or is used by it", next.getSimpleName())
                    .anyMatch(before -> uses(before, next) || uses(next, before));
        }
    }

    private static List<String> walk(String heading) throws IOException {
        String text = Files.readString(Path.of("CONTRIBUTING.md"));
        int start = text.indexOf("## " + heading + "\n");
        int end = text.indexOf("\n## ", start);
        assertThat(start).as(heading).isNotNegative();
        String section = text.substring(start, end < 0 ? text.length() : end);
        return ITEM.matcher(section)
                .results()
                .map((MatchResult item) -> item.group(1))
                .toList();
    }

    private static JavaClass find(String name) {
        List<JavaClass> found = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static boolean uses(JavaClass one, JavaClass other) {
        return one.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(other::equals);
    }
}
