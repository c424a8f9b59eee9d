// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house: each package is one, and uses only rooms below it. */
class RoomsTest {

    private static final String ROOT = "io.github.azkeys";
    private static final String INTERNAL = ROOT + ".internal";

    /** From the top: a room may use what stands below it, and nothing that stands beside or above it. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("internal.spring"),
            List.of("camel"),
            List.of(
                    "internal.producer",
                    "internal.watch",
                    "internal.placeholder",
                    "internal.live",
                    "internal.observe",
                    "internal.convert"),
            List.of("internal.refused"),
            List.of("internal.declared", "internal.adapter"),
            List.of("internal.endpoint", "internal.reload"),
            List.of("internal.body", "internal.request", "internal.options"),
            List.of("internal.change", "internal.cache"),
            List.of("internal.client", "internal.forms"),
            List.of("internal.failure"),
            List.of("internal.budget", "internal.response"),
            List.of("internal.identity", "internal.address", "catalog", "http", "jms"),
            List.of("internal.find"),
            List.of("internal.call", "internal.cloud", "internal.catalog", "internal.transport"),
            List.of("internal.shape", "internal.names"),
            List.of("keys"),
            List.of("internal.text"),
            List.of(""));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void thereIsNoCircleBetweenRooms() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().startsWith(ROOT)
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "rooms";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void eachRoomHasItsFloorAndUsesOnlyRoomsBelow() {
        assertThat(CLASSES.stream().map(RoomsTest::room).collect(Collectors.toSet()))
                .as("rooms")
                .isEqualTo(FLOORS.stream().flatMap(List::stream).collect(Collectors.toSet()));
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(RoomsTest::goesBesideOrUp)
                        .map(Dependency::getDescription))
                .as("arrows that do not go down")
                .isEmpty();
    }

    @Test
    void theReloadOfRoutesKnowsCamelOnly() {
        assertThat(CLASSES.stream()
                        .filter(type -> room(type).equals("internal.reload"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(arrow -> !room(arrow.getTargetClass()).equals("internal.reload"))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void theApiShowsNoInternalType() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.getPackageName().startsWith(INTERNAL))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(RoomsTest::isVisible)
                        .filter(unit -> Stream.concat(
                                        unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                                .anyMatch(type -> type.getPackageName().startsWith(INTERNAL)))
                        .map(JavaCodeUnit::getFullName))
                .isEmpty();
    }

    @Test
    void eachRoomSaysWhatItIsForAndHasRoomLeft() throws Exception {
        Path sources = Path.of("src/main/java");
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (String name : packages) {
            Path room = sources.resolve(name.replace('.', '/'));
            assertThat(room.resolve("package-info.java")).as(name).exists();
            try (Stream<Path> files = Files.list(room)) {
                assertThat(files.filter(file -> file.toString().endsWith(".java")))
                        .as(name)
                        .hasSizeLessThanOrEqualTo(26);
            }
        }
    }

    private static boolean goesBesideOrUp(Dependency arrow) {
        String from = room(arrow.getOriginClass());
        String to = room(arrow.getTargetClass());
        return !from.equals(to) && floor(to) <= floor(from);
    }

    private static int floor(String room) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(room)) {
                return i;
            }
        }
        throw new AssertionError("The room '" + room + "' has no floor");
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
