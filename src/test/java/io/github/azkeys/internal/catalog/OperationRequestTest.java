// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.catalog.OperationIndexTest.OWN;
import static io.github.azkeys.internal.catalog.OperationIndexTest.catalogOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation sends, with the names of parameters in it. */
class OperationRequestTest {

    @Test
    void mayNameParametersOfItsOwn() {
        Operation operation = read("{\"keyName\": \"{part}\"}");

        assertThat(operation.parameters()).extracting(Parameter::name).endsWith("thing", "part");
        assertThat(operation.request()).hasToString("{\"keyName\":\"{part}\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"kind\":\"{part}\"} | {\"kind\":\"<part>\"}",
                "{\"a\":{\"b\":{\"kind\":\"{part}\"}}} | {\"a\":{\"b\":{\"kind\":\"<part>\"}}}",
                "{\"kinds\":[\"all\",[\"{part}\"],{\"of\":\"{thing}\"}]} | {\"kinds\":[\"all\",[\"<part>\"],{\"of\":\"<thing>\"}]}",
                "{\"group\":\"{resourceGroupName}\",\"kind\":\"{part}\"} | {\"group\":\"<resourceGroupName>\",\"kind\":\"<part>\"}",
                "{\"kind\":\"{part}\",\"n\":1,\"x\":\"{a}{b}\",\"y\":null} | {\"kind\":\"<part>\",\"n\":1,\"x\":\"{a}{b}\",\"y\":null}"
            })
    void isFilledAtAnyDepth(String request, String filled) {
        Operation operation = read(request);

        assertThat(operation.request(name -> "<" + name + ">")).hasToString(filled);
        assertThat(operation.request()).hasToString(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"part\": \"{part}\", \"kind\": \"{kind}\"}",
                "{\"part\": \"{part}\", \"kinds\": [\"{kind}\"]}",
                "{\"part\": \"{part}\", \"properties\": {\"kind\": \"{kind}\"}}"
            })
    void namesNothingButParameters(String request) {
        assertThatThrownBy(() -> read(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "The operation file META-INF/azkeys/operations/own.json is wrong: request names the unknown parameter {kind}. Supported:"
                                + " subscriptionId, resourceGroupName, thing, part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"part\"}", "{\"a\": \"{thing}\"}", "{\"{part}\": \"a\"}"})
    void namesEachParameterThatThePathDoesNot(String request) {
        assertThatThrownBy(() -> read(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("own.json is wrong: parameters.part is used neither in path nor in request");
    }

    private static Operation read(String request) {
        String text = OWN.replace("/parts/{part}", "").replace("\"body\"", "\"request\": " + request + ", \"body\"");
        return catalogOf(text).get("own");
    }
}
