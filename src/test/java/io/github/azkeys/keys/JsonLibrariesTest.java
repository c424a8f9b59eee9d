// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jackson 2 and Jackson 3 read and write the bodies as the JSON of ARM, in their default configuration. */
class JsonLibrariesTest {

    private static final OperationIndex CATALOG = new OperationIndex();

    private final ObjectMapper jackson2 = new ObjectMapper();
    private final tools.jackson.databind.ObjectMapper jackson3 = new tools.jackson.databind.ObjectMapper();

    static List<String> names() {
        return CATALOG.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void jackson2WritesAndReadsArmsJson(String name) throws Exception {
        JsonNode answer = CATALOG.get(name).sample().response();
        String json = jackson2.writeValueAsString(jackson2.readValue(answer.toString(), type(name)));

        assertThat(jackson2.readTree(json)).isEqualTo(answer);
        assertThat(jackson2.readValue(json, type(name))).isEqualTo(jackson2.readValue(answer.toString(), type(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void jackson3WritesAndReadsArmsJson(String name) throws Exception {
        JsonNode answer = CATALOG.get(name).sample().response();
        String json = jackson3.writeValueAsString(jackson3.readValue(answer.toString(), type(name)));

        assertThat(jackson2.readTree(json)).isEqualTo(answer);
        assertThat(jackson3.readValue(json, type(name))).isEqualTo(jackson3.readValue(answer.toString(), type(name)));
    }

    /** The component reads the response and the application writes the body with Jackson 3. */
    @ParameterizedTest
    @MethodSource("names")
    void whatOneReadsTheOtherWrites(String name) throws Exception {
        JsonNode answer = CATALOG.get(name).sample().response();
        KeySet by2 = jackson2.treeToValue(answer, type(name));
        KeySet by3 = jackson3.readValue(answer.toString(), type(name));

        assertThat(jackson2.readTree(jackson3.writeValueAsString(by2))).isEqualTo(answer);
        assertThat(jackson2.readTree(jackson2.writeValueAsString(by3))).isEqualTo(answer);
        assertThat(by3).isEqualTo(by2);
    }

    @ParameterizedTest
    @MethodSource("names")
    void bothWriteAnAnswerThatNoRecordIsKnownFor(String name) throws Exception {
        JsonNode answer = CATALOG.get(name).sample().response();
        JsonKeys by2 = jackson2.treeToValue(answer, JsonKeys.class);
        JsonKeys by3 = jackson3.readValue(answer.toString(), JsonKeys.class);

        assertThat(jackson2.readTree(jackson3.writeValueAsString(by2))).isEqualTo(answer);
        assertThat(jackson2.readTree(jackson2.writeValueAsString(by3))).isEqualTo(answer);
        assertThat(by3).isEqualTo(by2);
    }

    private static Class<? extends KeySet> type(String name) throws ClassNotFoundException {
        Operation operation = CATALOG.get(name);
        return Class.forName(
                        KeySet.class.getPackageName() + "." + operation.body().type())
                .asSubclass(KeySet.class);
    }
}
