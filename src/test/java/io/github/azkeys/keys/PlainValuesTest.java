// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainValuesTest {

    @Test
    void theCopyIsDeepAndKeepsOrderAndNulls() {
        List<Object> list = new ArrayList<>(Arrays.asList("a", null, 1));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", list);
        object.put("none", null);
        object.put("big", new BigInteger("123456789012345678901234567890"));
        object.put("exact", new BigDecimal("1.10"));
        object.put("yes", true);

        Map<String, Object> copy = Fields.copyOf(object);
        list.clear();
        object.clear();

        assertThat(copy).containsOnlyKeys("z", "none", "big", "exact", "yes");
        assertThat(copy.keySet()).containsExactly("z", "none", "big", "exact", "yes");
        assertThat(copy.get("z")).isEqualTo(Arrays.asList("a", null, 1));
        assertThat(copy.get("big")).isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(copy.get("exact")).isEqualTo(new BigDecimal("1.10"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void nothingInTheCopyCanBeChanged() {
        Map<String, Object> copy = Fields.copyOf(Map.of("a", Map.of("b", List.of("c"))));
        Map<String, Object> below = (Map<String, Object>) copy.get("a");

        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(below::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<Object>) below.get("b"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anotherTypeIsRefusedAndNotShown() {
        assertThatThrownBy(() -> Fields.copyOf(Map.of("a", List.of(TextNode.valueOf("open sesame")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(TextNode.class.getName())
                .hasMessageNotContaining("sesame");
        assertThatThrownBy(() -> Fields.copyOf(Map.of("a", Map.of(1, "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void noMapIsAnEmptyOne() {
        assertThat(Fields.copyOf(null)).isEmpty();
    }

    @Test
    void aNullThatARecordDoesNotKnowIsWrittenAgain() throws Exception {
        String json = "{\"primary\":\"a\",\"later\":null}";
        ObjectMapper jackson2 = new ObjectMapper();
        tools.jackson.databind.ObjectMapper jackson3 = new tools.jackson.databind.ObjectMapper();

        TopicSharedAccessKeys keys = jackson2.readValue(json.replace("primary", "key1"), TopicSharedAccessKeys.class);

        assertThat(jackson2.writeValueAsString(keys)).isEqualTo("{\"key1\":\"a\",\"later\":null}");
        assertThat(jackson3.writeValueAsString(keys)).isEqualTo("{\"key1\":\"a\",\"later\":null}");
    }
}
