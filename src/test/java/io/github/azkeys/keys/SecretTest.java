// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void isNeverNull() {
        assertThatNullPointerException().isThrownBy(() -> new Secret("primary", null, null));
    }
}
