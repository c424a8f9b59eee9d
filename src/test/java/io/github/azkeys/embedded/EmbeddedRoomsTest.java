// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packages of the embedded service depend on each other in one direction, and the API shows no internal type. */
class EmbeddedRoomsTest {

    private static final String API = "io.github.azkeys.embedded";
    private static final String INTERNAL = API + ".internal";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages(API);

    @ParameterizedTest
    @CsvSource({
        "internal.., ''",
        "internal.entra, internal.arm",
        "internal.server, internal.arm",
        "internal.server, internal.entra"
    })
    void dependsInOneDirection(String lower, String upper) {
        noClasses()
                .that()
                .resideInAPackage(API + "." + lower)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(upper.isEmpty() ? API : API + "." + upper)
                .check(CLASSES);
    }

    @Test
    void theApiShowsNoInternalType() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals(API))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .hasSizeGreaterThan(6)
                .allSatisfy(type -> {
                    assertThat(type.getAllRawInterfaces()).noneMatch(EmbeddedRoomsTest::isInternal);
                    assertThat(type.getCodeUnits().stream()
                                    .filter(EmbeddedRoomsTest::isVisible)
                                    .filter(unit -> types(unit).anyMatch(EmbeddedRoomsTest::isInternal))
                                    .map(JavaCodeUnit::getFullName))
                            .isEmpty();
                });
    }

    /** The test-jar leaves out all classes with Test in their name. */
    @Test
    void onlyTestsHaveTestInTheirName() {
        assertThat(CLASSES.stream().map(JavaClass::getName).filter(name -> name.contains("Test")))
                .isNotEmpty()
                .allMatch(name -> name.matches("[^$]*Test(\\$.*)?"));
    }

    private static Stream<JavaClass> types(JavaCodeUnit unit) {
        return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()));
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith(INTERNAL);
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
