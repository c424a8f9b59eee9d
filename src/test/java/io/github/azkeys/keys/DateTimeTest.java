// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.keys.StorageAccountListKeysResult.StorageAccountKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "2018-04-24T16:30:54+00:00, 2018-04-24T16:30:54Z",
        "2018-04-24T18:30:54+02:00, 2018-04-24T16:30:54Z",
        "2023-01-01T00:00:00.1234567Z, 2023-01-01T00:00:00.123456700Z"
    })
    void isAPointInTimeAndKeepsItsText(String text, Instant instant) throws Exception {
        DateTime time = mapper.readValue('"' + text + '"', DateTime.class);

        assertThat(time.instant()).isEqualTo(instant);
        assertThat(mapper.writeValueAsString(time)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "2023-01-01"})
    void whatIsNoTimeIsKeptAllTheSame(String text) {
        assertThat(new DateTime(text).instant()).isNull();
        assertThat(new DateTime(text)).hasToString(text);
    }

    @Test
    void aKeySaysWhenItWasMade() throws Exception {
        StorageAccountKey key =
                mapper.readValue("{\"creationTime\":\"2023-01-01T00:00:00.1234567Z\"}", StorageAccountKey.class);

        assertThat(key.creationTime().instant()).isEqualTo("2023-01-01T00:00:00.123456700Z");
    }
}
