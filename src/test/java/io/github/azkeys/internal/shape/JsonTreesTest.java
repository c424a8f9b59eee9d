// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreesTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void readsFilesAsAMapperDoes() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("target/classes/META-INF/azkeys"))) {
            List<Path> files =
                    walk.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(files).hasSizeGreaterThan(100);
            for (Path file : files) {
                byte[] json = Files.readAllBytes(file);
                assertThat(JsonTrees.read(json)).isEqualTo(mapper.readTree(json));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"text\"",
                "[[], {}, [1, -2147483649, 98765432109876543210, 1.5, 1e400]]",
                "{\"a\": {\"b\": [true, false, null, \"\\u00e9\"]}, \"\": \"\"}"
            })
    void readsAnyValueAsAMapperDoes(String json) throws IOException {
        assertThat(JsonTrees.read(json.getBytes(UTF_8))).isEqualTo(mapper.readTree(json.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1, \"a\": 2}", "{} {}", "[1", "{\"a\"}", "{\"a\": NaN}", "x"})
    void refusesWhatIsNotOneValueWithUniqueNames(String json) {
        assertThatThrownBy(() -> JsonTrees.read(json.getBytes(UTF_8))).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesAValueThatIsNestedTooDeep() {
        assertThatThrownBy(() -> JsonTrees.read("[".repeat(100_000).getBytes(UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
    }
}
