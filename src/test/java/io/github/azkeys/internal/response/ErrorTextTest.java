// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of an error text, whatever it is. */
class ErrorTextTest {

    /** A pattern that recurses for each part would end the thread, and with it the exchange. */
    @ParameterizedTest
    @CsvSource({
        "Microsoft.Web, /sites, 1600",
        "x eyJa, .a.aa, 1900",
        "'', '<key ', 2000",
        "'', <key a>, 1400",
        "'', <key/>, 1600",
        "x, <key></key>, 800",
        "x, 'key ', 2500",
        "x, password=a;, 700",
        "key=a, ;a, 4900",
        "key=\", \\\", 4900",
        "x, \\, 9900",
        "%, 25, 4900",
        "x, -eyJ, 2400",
        "key, ' ', 9900",
        "'', &lt;key, 1200",
        "/subscriptions/, a/, 4900",
        "x, 'key is ', 1400",
        "x, 'Authorization:  ', 600",
    })
    void aTextOfAnyFormIsReadInTime(String start, String part, int times) {
        byte[] body = (start + part.repeat(times)).getBytes(StandardCharsets.UTF_8);
        ErrorText.ofBody(body, Set.of()); // loads the classes

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 50; i++) {
                ErrorText.ofBody(body, Set.of());
            }
        });
    }
}
