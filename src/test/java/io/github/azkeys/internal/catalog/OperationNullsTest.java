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

/** A null in an operation's file, where it says nothing and where it is something to send. */
class OperationNullsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"thing\": {} | \"thing\": null | parameters.thing",
                "\"body\" | \"aliases\": {\"a\": null}, \"body\" | aliases.a",
                "\"body\" | \"aliases\": {\"a\": [null]}, \"body\" | aliases.a.0",
                "\"body\" | \"apiVersions\": [\"2025-01-01\", null], \"body\" | apiVersions.1",
                "\"body\" | \"pair\": {\"a\": \"b\", \"c\": null}, \"body\" | pair.c",
                "\"body\" | \"forms\": {\"f\": null}, \"body\" | forms.f",
                "\"body\" | \"forms\": {\"f\": {\"template\": \"{key}\", \"keys\": {\"a\": null}}}, \"body\" | forms.f.keys.a",
                "\"body\" | \"regenerate\": {\"action\": \"a/{key}\", \"keys\": {\"a\": null}}, \"body\" | regenerate.keys.a",
                "\"body\" | \"regenerate\": {\"action\": \"a/{key}\", \"keys\": {\"a\": \"A\"}, \"apiVersions\": [null]}, \"body\" | regenerate.apiVersions.0",
                "\"body\" | \"sample\": {\"request\": {\"thing\": null}, \"response\": {}}, \"body\" | sample.request.thing"
            })
    void isRefusedByFileAndField(String right, String wrong, String field) {
        assertThat(OWN).contains(right);

        assertThatThrownBy(() -> read(OWN.replace(right, wrong)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("The operation file META-INF/azkeys/operations/own.json is wrong: " + field
                        + " is null; give it a value or leave it out");
    }

    @Test
    void isNoFile() {
        assertThatThrownBy(() -> read("null"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("The operation file META-INF/azkeys/operations/own.json is null; it must be an object");
    }

    @Test
    void saysThatAFieldIsLeftOutAndIsSentWhereItIsJson() {
        Operation own = read(OWN.replace(
                "\"body\"", "\"nextLink\": null, \"aliases\": null, \"request\": {\"filter\": null}, \"body\""));

        assertThat(own.body().nextLink()).isNull();
        assertThat(own.body().aliases()).isEmpty();
        assertThat(own.request()).hasToString("{\"filter\":null}");
    }

    private static Operation read(String text) {
        return catalogOf(text).get("own");
    }
}
