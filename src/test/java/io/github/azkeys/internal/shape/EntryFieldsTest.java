// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFieldsTest {

    @Test
    void readsNumbersAndBooleansAsTextAndTheOtherWayRound() throws IOException {
        EntryFields fields = fields(
                "{\"text\": 7, \"flag\": \"true\", \"number\": \"7\", \"list\": [7, true], \"map\": {\"a\": 1.5}}");

        assertThat(fields.text("text")).isEqualTo("7");
        assertThat(fields.flag("flag")).isTrue();
        assertThat(fields.integer("number")).isEqualTo(7);
        assertThat(fields.texts("list")).isEqualTo(List.of("7", "true"));
        assertThat(fields.textByName("map")).isEqualTo(Map.of("a", "1.5"));
    }

    @Test
    void leavesOutWhatIsMissingOrNull() throws IOException {
        EntryFields fields = fields("{\"text\": null, \"flag\": null, \"list\": null}");

        assertThat(fields.text("text")).isNull();
        assertThat(fields.flag("flag")).isFalse();
        assertThat(fields.integer("number")).isNull();
        assertThat(fields.texts("list")).isNull();
        assertThat(fields.textByName("map")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"text\": {}} | text | has a value of the wrong type",
                "{\"text\": []} | text | has a value of the wrong type",
                "{\"flag\": \"yes\"} | flag | has a value of the wrong type",
                "{\"flag\": {}} | flag | has a value of the wrong type",
                "{\"number\": \"many\"} | number | has a value of the wrong type",
                "{\"number\": 98765432109876543210} | number | has a value of the wrong type",
                "{\"list\": \"a\"} | list | has a value of the wrong type",
                "{\"list\": [\"a\", {}]} | list.1 | has a value of the wrong type",
                "{\"list\": [null]} | list.0 | is null; give it a value or leave it out",
                "{\"map\": []} | map | has a value of the wrong type",
                "{\"map\": {\"a\": null}} | map.a | is null; give it a value or leave it out",
                "{\"other\": 1} | other | is unknown. Supported: flag, list, map, number, text",
                "[] | '' | has a value of the wrong type"
            })
    void namesTheFieldThatIsWrong(String json, String field, String problem) {
        String path = field.equals("''") ? "forms.f" : "forms.f." + field;

        assertThatThrownBy(() -> {
                    EntryFields fields = fields(json);
                    fields.text("text");
                    fields.flag("flag");
                    fields.integer("number");
                    fields.texts("list");
                    fields.textByName("map");
                })
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo(path))
                .hasMessage(problem);
    }

    private static EntryFields fields(String json) throws IOException {
        return new EntryFields(
                "forms.f", JsonTrees.read(json.getBytes(UTF_8)), Set.of("text", "flag", "number", "list", "map"));
    }
}
