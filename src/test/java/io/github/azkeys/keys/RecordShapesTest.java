// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Behavior that the documented responses do not show. */
class RecordShapesTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void bareFunctionKeysAreKeysWhateverTheirNames() throws Exception {
        StringDictionary keys = same("{\"default\":\"one\",\"name\":\"two\"}", StringDictionary.class);

        assertThat(keys.keyNames()).containsExactlyInAnyOrder("default", "name");
        assertThat(keys.toString()).doesNotContain("one", "two");
    }

    @Test
    void functionKeysInPropertiesAreNamedThere() throws Exception {
        StringDictionary keys =
                same("{\"id\":\"/x\",\"name\":\"n\",\"properties\":{\"default\":\"one\"}}", StringDictionary.class);

        assertThat(keys.keyNames()).containsExactly("properties.default");
        assertThat(keys.toString()).contains("id=/x", "name=n").doesNotContain("one");
    }

    @Test
    void whatANewerVersionAddsIsKeptAndHidden() throws Exception {
        StorageAccountListKeysResult keys = same(
                "{\"keys\":[{\"keyName\":\"key1\",\"value\":\"a\",\"permissions\":\"NEW\",\"extra\":\"b\"}],\"more\":1}",
                StorageAccountListKeysResult.class);

        assertThat(keys.keys().get(0).permissions()).isEqualTo("NEW");
        assertThat(keys.keyNames()).containsExactly("keys.key1");
        assertThat(keys.additionalProperties()).containsOnlyKeys("more");
        assertThat(keys.toString()).contains("extra=***", "more=***");
    }

    @Test
    void datesKeepTheirText() throws Exception {
        MapsAccountKeys keys = same(
                "{\"primaryKey\":\"a\",\"primaryKeyLastUpdated\":\"2021-07-02T01:01:01.1075056Z\"}",
                MapsAccountKeys.class);

        assertThat(keys.primaryKeyLastUpdated()).isEqualTo("2021-07-02T01:01:01.1075056Z");
    }

    @Test
    void keysOfOneNameAreToldApartByTheirRank() throws Exception {
        KeyDescriptionList keys = same(
                "{\"value\":[{\"name\":\"Full\",\"rank\":\"PrimaryKey\",\"value\":\"a\"},"
                        + "{\"name\":\"Full\",\"rank\":\"SecondaryKey\",\"value\":\"b\"}]}",
                KeyDescriptionList.class);

        assertThat(keys.keyNames()).containsExactly("value.Full.PrimaryKey", "value.Full.SecondaryKey");
    }

    private <T> T same(String json, Class<T> type) throws Exception {
        JsonNode tree = mapper.readTree(json);
        T keys = mapper.treeToValue(tree, type);
        assertThat(mapper.readTree(mapper.writeValueAsString(keys))).isEqualTo(tree);
        return keys;
    }
}
