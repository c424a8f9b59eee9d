// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.transport.TransportResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemainingTest {

    private static final String PREFIX = "x-ms-ratelimit-remaining-";

    private static TransportResponse response(Map<String, String> headers) {
        return new TransportResponse(200, headers::get, new byte[0]);
    }

    private static int writes(String value) {
        return Remaining.writes(response(Map.of(PREFIX + "subscription-writes", value)))
                .number();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "199, 199", "007, 7", "999999999, 999999999"})
    void aNumberIsRead(String value, int number) {
        assertThat(writes(value)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+1", "1.5", "12,13", "1000000000", "0x1f", "\u0661\u0662", "many"})
    void anythingElseIsIgnored(String value) {
        assertThat(writes(value)).isEqualTo(Remaining.UNKNOWN);
    }

    @Test
    void theLowestOfAllLimitsCounts() {
        assertThat(Remaining.writes(response(Map.of(
                        PREFIX + "subscription-writes", "199",
                        PREFIX + "subscription-global-writes", "12",
                        PREFIX + "subscription-resource-requests", "x",
                        PREFIX + "tenant-writes", "44"))))
                .isEqualTo(new Remaining(12, true));
    }

    @Test
    void readsAndWritesAreDifferentLimits() {
        TransportResponse response =
                response(Map.of(PREFIX + "subscription-reads", "1", PREFIX + "subscription-resource-requests", "2"));

        assertThat(Remaining.reads(response)).isEqualTo(new Remaining(1, true));
        assertThat(Remaining.writes(response)).isEqualTo(new Remaining(2, false));
    }
}
