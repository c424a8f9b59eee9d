// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.catalog.OperationIndexTest.OWN;
import static io.github.azkeys.internal.catalog.OperationIndexTest.assertRefused;
import static io.github.azkeys.internal.catalog.OperationIndexTest.catalogOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operation file states of the request, of its query, and of keys that ARM makes. */
class OperationOptionsTest {

    private static final String TIMES =
            "\"request\": {\"until\": \"{expiry}\", \"for\": \"{validity}\", \"days\": \"{validityDays}\"}, ";

    @Test
    void aTextABooleanAndAListAreWrittenAsSuch() {
        Operation operation = operation("""
                "rights": {"option": "request", "default": "r"}, "proxy": {"option": "request", "type": "boolean"},
                "uses": {"option": "request", "type": "list"}""", """
                "request": {"rights": "{rights}", "proxy": "{proxy}", "uses": "{uses}"}, """);
        Map<String, String> values = Map.of("rights", "true", "proxy", "true", "uses", "a, b");

        assertThat(operation.request(values::get))
                .hasToString("{\"rights\":\"true\",\"proxy\":true,\"uses\":[\"a\",\"b\"]}");
        assertThat(operation.requestOptions()).containsOnlyKeys("rights", "proxy", "uses");
        assertThat(operation.parameters()).extracting(Parameter::name).doesNotContain("rights", "proxy", "uses");
    }

    @Test
    void whatIsNotStatedIsLeftOutAtAnyDepth() {
        Operation operation = operation(
                "\"ip\": {\"option\": \"request\", \"optional\": true}",
                "\"request\": {\"a\": {\"ip\": \"{ip}\", \"n\": null}, \"b\": [\"{ip}\", 1]}, "
                        + "\"query\": {\"$expand\": \"{ip}\", \"kind\": \"x\"}, ");

        assertThat(operation.request(name -> null)).hasToString("{\"a\":{\"n\":null},\"b\":[1]}");
        assertThat(operation.query(name -> null)).containsExactly(Map.entry("kind", "x"));
        assertThat(operation.query(name -> "1.1.1.1")).containsEntry("$expand", "1.1.1.1");
    }

    @Test
    void aQueryNeedsNoBody() {
        Operation operation = operation("", "\"query\": {\"$expand\": \"kerb\"}, ");

        assertThat(operation.request(name -> name)).isNull();
        assertThat(operation.query(name -> name)).containsExactly(Map.entry("$expand", "kerb"));
    }

    @Test
    void keysThatAreMadeStateTheirValidity() {
        assertThat(operation("", TIMES + "\"issued\": true, ").isIssued()).isTrue();
        assertThat(operation("", "").isIssued()).isFalse();
        assertRefused(file("", TIMES), "issued must be true, because the request states until when a key is valid");
        assertRefused(file("", "\"expiresAt\": \"a.b\", "), "expiresAt needs \"issued\": true");
        assertRefused(
                file("", TIMES + "\"issued\": true, \"pair\": {\"first\": \"a\"}, "),
                "pair is for keys that remain, but with \"issued\": true each call makes new ones");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"Rights\": {\"option\": \"request\"} | parameters.Rights must be a name such as permissions",
                "\"expiry\": {\"option\": \"request\"} | parameters.expiry must be a name such as permissions, and not one of [expiry, validity, validityDays]",
                "\"rights\": {\"option\": \"request\"} | parameters.rights is used neither in request nor in query",
                "\"rights\": {\"option\": \"request\", \"maxLength\": 3} | parameters.rights has minLength, maxLength or slash; use pattern",
                "\"rights\": {\"option\": \"request\", \"type\": \"int\"} | parameters.rights.type is 'int'; it must be text, boolean or list",
                "\"rights\": {\"option\": \"request\", \"default\": \"r\", \"optional\": true} | parameters.rights has a default and is optional",
                "\"rights\": {\"option\": \"request\", \"pattern\": \"r\", \"default\": \"w\"} | parameters.rights.default 'w' must match r",
                "\"rights\": {\"option\": \"request\", \"pattern\": \"r\", \"example\": \"w\"} | parameters.rights.example 'w' must match r",
                "\"rights\": {\"option\": \"request\", \"type\": \"boolean\", \"default\": \"yes\"} | parameters.rights.default 'yes' must be true or false",
                "\"rights\": {\"default\": \"r\"} | parameters.rights has type, default, example or optional, which need \"option\": \"request\"",
                "\"rights\": {\"option\": \"body\"} | parameters.rights.option is 'body'; it must be keyName, request or left out",
            })
    void aWrongOptionIsRefused(String parameter, String problem) {
        assertRefused(file(parameter, ""), problem);
    }

    @Test
    void aQueryParameterHasAName() {
        assertRefused(file("", "\"query\": {\"a&b\": \"c\"}, "), "query.a&b is not the name of a query parameter");
        assertRefused(file("", "\"query\": {\"api-version\": \"c\"}, "), "query.api-version is not the name");
        assertRefused(
                file("", "\"query\": {\"$expand\": \"{kind}\"}, "),
                "request or query names the unknown parameter {kind}");
    }

    /** What an option states is in URIs and logs. */
    @Test
    void eachOptionOfTheCatalogIsDescribedAndRestricted() {
        OperationIndex catalog = new OperationIndex();
        List<RequestParameter> options = catalog.names().stream()
                .flatMap(name -> catalog.get(name).requestOptions().values().stream())
                .toList();

        assertThat(options).hasSizeGreaterThan(15).allSatisfy(option -> {
            assertThat(option.description()).as(option.name()).endsWith(".");
            assertThat(option.pattern() != null || option.type() == RequestParameter.Type.BOOLEAN)
                    .as(option.name())
                    .isTrue();
            assertThat(!option.isRequired() || option.example() != null)
                    .as(option.name())
                    .isTrue();
        });
    }

    private static Operation operation(String parameters, String fields) {
        return catalogOf(file(parameters, fields)).get("own");
    }

    private static String file(String parameters, String fields) {
        return OWN.replace("\"thing\": {},", "\"thing\": {}," + (parameters.isEmpty() ? "" : parameters + ","))
                .replace("\"body\"", fields + "\"body\"");
    }
}
