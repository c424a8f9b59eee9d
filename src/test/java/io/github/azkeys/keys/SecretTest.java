// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private final Secret secret = new Secret("primary", "abc", null);

    @Test
    void showsItselfOnlyWhenAsked() {
        assertThat(secret.value()).isEqualTo("abc");
        assertThat(secret)
                .hasToString("Secret[name=primary, value=***, expiresAt=null]")
                .isNotInstanceOf(Serializable.class);
        assertThat(secret.fingerprint()).isEqualTo("ba7816bf"); // printf abc | sha256sum
    }

    @Test
    void isEqualByNameValueAndEnd() {
        assertThat(secret)
                .isEqualTo(new Secret("primary", "abc", null))
                .hasSameHashCodeAs(new Secret("primary", "abc", null))
                .isNotEqualTo(new Secret("primary", "abd", null))
                .isNotEqualTo(new Secret("primary", "abcd", null))
                .isNotEqualTo(new Secret("secondary", "abc", null))
                .isNotEqualTo(new Secret("primary", "abc", Instant.EPOCH))
                .isNotEqualTo("abc");
    }

    @Test
    void isItsTextInJson() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(Map.of("key", secret))).isEqualTo("{\"key\":\"abc\"}");
    }

    /** Jackson quotes a text that it cannot read. */
    @ParameterizedTest
    @ValueSource(
            classes = {Secret.class, BatchAccountKeys.class, StringDictionary.class, JsonKeys.class, TypedKeys.class})
    void jsonIsNotQuotedWhenItCannotBeRead(Class<?> type) {
        for (ObjectMapper mapper : List.of(new ObjectMapper(), new ObjectMapper().findAndRegisterModules())) {
            assertThatThrownBy(() -> mapper.readValue("\"hush hush\"", type))
                    .isInstanceOf(JsonProcessingException.class)
                    .hasMessageContaining("cannot be read from")
                    .satisfies(SecretTest::doesNotQuote);
        }
        assertThatThrownBy(() -> new tools.jackson.databind.ObjectMapper().readValue("\"hush hush\"", type))
                .hasMessageContaining("cannot be read from")
                .satisfies(SecretTest::doesNotQuote);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "47.11", "{\"value\":\"4711\"}", "[\"4711\"]"})
    void noJsonIsReadAsASecret(String json) {
        assertThatThrownBy(() -> new ObjectMapper().readValue(json, Secret.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("cannot be read from")
                .hasMessageNotContaining("4711");
    }

    private static void doesNotQuote(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("hush");
        }
    }

    @Test
    void isNeverNull() {
        assertThatNullPointerException().isThrownBy(() -> new Secret("primary", null, null));
    }
}
