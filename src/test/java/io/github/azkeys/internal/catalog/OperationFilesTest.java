// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.names.OtherNames;
import io.github.azkeys.keys.KeySet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation's file is complete and agrees with itself. */
class OperationFilesTest {

    private static final OperationIndex CATALOG = new OperationIndex();

    static List<String> names() {
        return CATALOG.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void fileIsComplete(String name) {
        Operation operation = CATALOG.get(name);

        assertThat(operation.documentation().title()).isNotEqualTo(name).contains(" - ");
        if (operation.documentation().page() != null) {
            assertThat(operation.documentation().page()).startsWith("https://learn.microsoft.com/rest/api/");
        }
        assertThat(operation.permission()).matches("Microsoft\\.[A-Za-z0-9/]+/action");
        assertThat(operation.permission().toLowerCase(Locale.ROOT))
                .startsWith(operation.path().resourceType().toLowerCase(Locale.ROOT) + "/")
                .endsWith("/" + operation.path().action().toLowerCase(Locale.ROOT) + "/action");
        assertThat(operation.apiVersions())
                .isNotEmpty()
                .isSortedAccordingTo(ApiVersions.BY_AGE)
                .doesNotHaveDuplicates();
        assertThat(operation.path().parameters())
                .allSatisfy(parameter -> assertThat(parameter.description()).endsWith("."));
        assertThat(operation.parameters(Parameter.Role.RESOURCE)).isNotEmpty();
        assertThat(operation.sample()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysWhatItGivesOfWhichService(String name) {
        Operation.Documentation documentation = CATALOG.get(name).documentation();

        assertThat(documentation.service()).matches("[A-Z][^|.]+");
        assertThat(documentation.gives())
                .matches("[A-Za-z][^|]+[^|.]")
                .doesNotStartWith("the ")
                .doesNotStartWith("The ");
        assertThat(documentation.alsoCalled().stream().map(OtherNames::word))
                .doesNotHaveDuplicates()
                .doesNotContain(OtherNames.word(name));
    }

    @Test
    void noTwoOperationsGiveTheSame() {
        assertThat(names().stream()
                        .map(name -> CATALOG.get(name).documentation())
                        .map(documentation -> documentation.service() + ": " + documentation.gives()))
                .doesNotHaveDuplicates();
    }

    static List<String> regenerating() {
        return names().stream()
                .filter(name -> CATALOG.get(name).regeneration() != null)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("regenerating")
    void regenerationIsComplete(String name) {
        Operation operation = CATALOG.get(name);
        Regeneration regeneration = operation.regeneration();

        assertThat(regeneration.keys().values()).doesNotHaveDuplicates();
        assertThat(regeneration.permission().toLowerCase(Locale.ROOT))
                .startsWith(operation.path().resourceType().toLowerCase(Locale.ROOT) + "/")
                .endsWith("/" + regeneration.action().toLowerCase(Locale.ROOT).replace("/{key}", "") + "/action");
        assertThat(regeneration.apiVersions()).contains(operation.apiVersion());
        if (operation.pair() != null && !regeneration.keys().containsKey("both")) {
            assertThat(regeneration.keys().keySet())
                    .containsAll(operation.pair().names());
        }
        if (regeneration.keys().size() > 1) {
            operation.forms().values().forEach(form -> assertThat(form.keys().keySet())
                    .containsExactlyInAnyOrderElementsOf(regeneration.keys().keySet()));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void sampleKeepsTheRulesOfItsParameters(String name) {
        Operation operation = CATALOG.get(name);
        Map<String, String> request = operation.sample().request();

        assertThat(request.keySet())
                .containsExactlyInAnyOrderElementsOf(operation.path().parameters().stream()
                        .map(Parameter::name)
                        .toList());
        for (Parameter parameter : operation.path().parameters()) {
            assertThat(parameter.violation(request.get(parameter.name())))
                    .as(parameter.name())
                    .isEmpty();
        }
        assertThat(operation.path().expand(request))
                .endsWith("/" + operation.path().action());
    }

    @ParameterizedTest
    @MethodSource("names")
    void bodyIsARecord(String name) throws ClassNotFoundException {
        String body = CATALOG.get(name).body().type();

        Class<?> type = Class.forName(KeySet.class.getPackageName() + "." + body);

        assertThat(type).isRecord();
        assertThat(KeySet.class).isAssignableFrom(type);
    }

    @ParameterizedTest
    @MethodSource("names")
    void pageNamesTheFieldOfItsAnswer(String name) {
        Operation operation = CATALOG.get(name);

        if (operation.body().nextLink() != null) {
            assertThat(operation.body().nextLink()).isEqualTo("nextLink");
            assertThat(operation.sample().response().has("value")).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void keysThatTakeTurnsAreInItsAnswer(String name) {
        Operation operation = CATALOG.get(name);

        if (operation.pair() != null) {
            assertThat(operation.pair().keys().values())
                    .filteredOn(path -> path.find(operation.sample().response()).isPresent())
                    .hasSize(2);
            assertThat(operation.pair().names().get(0)).startsWith("primary");
            assertThat(operation.pair().names().get(1))
                    .isEqualTo(operation.pair().names().get(0).replace("primary", "secondary"));
            assertThat(operation.forms().values())
                    .allSatisfy(form -> assertThat(form.keys().keySet())
                            .containsAll(operation.pair().names()));
        }
    }

    @Test
    void eachFormOfTwoKeysKnowsWhichTakeTurns() {
        assertThat(names().stream().map(CATALOG::get).filter(operation -> operation.pair() == null))
                .allSatisfy(operation -> assertThat(operation.forms().values())
                        .allSatisfy(form -> assertThat(form.keys()).hasSize(1)));
    }

    @Test
    void noTwoOperationsCallTheSame() {
        Set<String> paths = new HashSet<>();

        assertThat(names()).allSatisfy(name -> assertThat(
                        paths.add(CATALOG.get(name).path().toString().replaceAll("\\{[^}]*}", "{}")
                                + CATALOG.get(name).query(parameter -> null)))
                .isTrue());
    }

    @Test
    void thatAKeyIsMeantIsSaidAlike() {
        Map<String, Set<String>> byOption = names().stream()
                .flatMap(name -> CATALOG.get(name).path().parameters().stream())
                .collect(Collectors.groupingBy(
                        parameter -> parameter.role().option(),
                        Collectors.mapping(Parameter::name, Collectors.toSet())));

        assertThat(byOption.get("keyName")).containsExactlyInAnyOrder("keyName", "authorizationRuleName");
        assertThat(byOption.get("resourceName")).doesNotContain("keyName", "authorizationRuleName");
    }
}
