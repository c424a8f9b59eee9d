// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that use Camel have the tag {@code camel}, directly or inherited: these run on other versions of Camel.
 */
class CamelTagTest {

    /** Without dependencies, because names are enough and fast to read. */
    private static final JavaClasses TESTS = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(Path.of("target/test-classes"));
    });

    @Test
    void testsThatUseCamelHaveTheTag() {
        List<String> tests =
                names(TESTS.stream().filter(CamelTagTest::usesCamel).toList());

        assertThat(tests).hasSizeGreaterThan(50);
        assertThat(names(TESTS.stream().filter(CamelTagTest::isTagged).toList()))
                .containsAll(tests);
    }

    private static List<String> names(List<JavaClass> tests) {
        return tests.stream()
                .map(JavaClass::getName)
                .filter(name -> name.endsWith("Test"))
                // compares the documents with Camel's catalog of one version
                .filter(name -> !name.startsWith("io.github.azkeys.docs."))
                .toList();
    }

    private static boolean isTagged(JavaClass test) {
        return Arrays.stream(test.reflect().getAnnotationsByType(Tag.class))
                .anyMatch(tag -> tag.value().equals("camel"));
    }

    /** Directly, or by a class among the tests that it uses; the embedded service does not count. */
    private static boolean usesCamel(JavaClass test) {
        Set<JavaClass> seen = new HashSet<>(Set.of(test));
        Deque<JavaClass> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Dependency dependency : open.pop().getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass();
                if (resideInAPackage("org.apache.camel..").test(used)) {
                    return true;
                }
                boolean helper = TESTS.contain(used.getName())
                        && !resideInAPackage("io.github.azkeys.embedded..").test(used);
                if (helper && seen.add(TESTS.get(used.getName()))) {
                    open.push(TESTS.get(used.getName()));
                }
            }
        }
        return false;
    }
}
