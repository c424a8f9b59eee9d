// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.TypedKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shape becomes without a class is what its record is: to logs, to routes and as JSON. */
class TypedKeysReaderTest {

    private static final OperationIndex CATALOG = new OperationIndex();
    private static final Path OPERATIONS = Path.of("catalog/operations");

    private final ObjectMapper mapper = new ObjectMapper();
    private final ShapeReader shapes = new ShapeReader(SharedShapes::find);

    static List<String> names() {
        // the one body that is written by hand, since its fields are secret or not by what else there is
        return CATALOG.names().stream()
                .filter(name -> !CATALOG.get(name).body().type().equals("StringDictionary"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAsTheRecord(String name) throws Exception {
        Operation operation = CATALOG.get(name);
        ObjectNode response = operation.sample().response();
        KeySet body = mapper.treeToValue(
                response,
                Class.forName(KeySet.class.getPackageName() + "."
                                + operation.body().type())
                        .asSubclass(KeySet.class));
        JsonNode stated =
                mapper.readTree(OPERATIONS.resolve(name + ".json").toFile()).get("body");

        Map<String, KeyPath> pair =
                operation.pair() == null ? Map.of() : operation.pair().keys();

        TypedKeys typed = TypedKeysReader.read(shapes.read("body", stated), response, Set.of(), pair);

        assertThat(typed).hasToString(body.toString());
        assertThat(typed.keyNames()).containsExactlyElementsOf(body.keyNames());
        assertThat(typed.keyNames().stream().map(typed::key))
                .containsExactlyElementsOf(
                        body.keyNames().stream().map(body::key).toList());
        pair.forEach((own, path) -> path.find(response)
                .ifPresent(key -> assertThat(typed.key(own)).isEqualTo(key).isEqualTo(body.key(own))));
        assertThat(typed.additionalProperties()).isEqualTo(body.additionalProperties());
        assertThat(mapper.readTree(mapper.writeValueAsString(typed))).isEqualTo(response);
    }
}
