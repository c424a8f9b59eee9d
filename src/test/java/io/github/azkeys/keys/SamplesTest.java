// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every documented response is unchanged after it is read as a record, and shows no secret. */
class SamplesTest {

    private static final OperationIndex CATALOG = new OperationIndex();

    // no modules, as in Camel
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<String> names() {
        return CATALOG.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void answerComesBackAsTheSameJson(String name) throws Exception {
        Operation operation = CATALOG.get(name);

        KeySet keys = read(operation);

        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(keys)))
                .isEqualTo(operation.sample().response());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySecretIsAKeyAndNothingElseIs(String name) throws Exception {
        Operation operation = CATALOG.get(name);
        List<String> secrets = secrets(operation);

        KeySet keys = read(operation);

        assertThat(secrets).isNotEmpty();
        assertThat(keys.keyNames().stream().map(keys::key)).containsExactlyInAnyOrderElementsOf(secrets);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noSecretShows(String name) throws Exception {
        Operation operation = CATALOG.get(name);
        List<String> secrets = secrets(operation);

        KeySet keys = read(operation);

        assertThat(keys.toString()).startsWith(operation.body().type() + "[").doesNotContain(secrets);
        assertThat(keys.keyNames().toString()).doesNotContain(secrets);
    }

    /** Returns the secrets of the documented response; a text that is empty is not one. */
    private static List<String> secrets(Operation operation) {
        return SecretLeaves.of(operation.name(), operation.sample().response()).stream()
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    private static KeySet read(Operation operation) throws Exception {
        Class<?> type = Class.forName(
                KeySet.class.getPackageName() + "." + operation.body().type());
        return (KeySet) MAPPER.treeToValue(operation.sample().response(), type);
    }
}
