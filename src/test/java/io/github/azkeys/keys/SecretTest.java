package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret secret = new Secret("abc");

    @Test
    void showsItselfOnlyWhenAsked() {
        assertThat(secret.value()).isEqualTo("abc");
        assertThat(secret).hasToString("***").isNotInstanceOf(Serializable.class);
        assertThat(secret.fingerprint()).isEqualTo("ba7816bf"); // printf abc | sha256sum
    }

    @Test
    void isEqualByValue() {
        assertThat(secret)
                .isEqualTo(new Secret("abc"))
                .hasSameHashCodeAs(new Secret("abc"))
                .isNotEqualTo(new Secret("abd"))
                .isNotEqualTo(new Secret("abcd"))
                .isNotEqualTo("abc");
    }

    @Test
    void isItsTextInJson() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(Map.of("key", secret))).isEqualTo("{\"key\":\"abc\"}");
    }

    @Test
    void isNeverNull() {
        assertThatNullPointerException().isThrownBy(() -> new Secret(null));
    }
}
