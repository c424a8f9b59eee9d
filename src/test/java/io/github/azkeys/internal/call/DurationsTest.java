// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"PT0S, 0 s", "PT0.05S, 0.05 s", "PT90S, 1 min 30 s", "PT1H30M, 1 h 30 min", "P7D, 168 h", "PT-5S, -5 s"
    })
    void aTextIsPlain(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }
}
