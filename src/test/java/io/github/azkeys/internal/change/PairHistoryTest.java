// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which key of a rotation pair is used after a sequence of responses. */
class PairHistoryTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final String SALT = "AAAA";

    /** Another process has another salt. */
    private static final String OTHER_SALT = "BBBB";

    /**
     * Responses are {@code second:primary/secondary}, where a letter is a value of the key.
     */
    @ParameterizedTest
    @CsvSource({
        "nothing changed,                          0:a/b 60:a/b 600:a/b, primary",
        "the idle key changed but is not settled,  0:a/b 60:a/c 119:a/c, primary",
        "the idle key changed and settled,         0:a/b 60:a/c 120:a/c, secondary",
        "that it settled was not seen,             0:a/b 60:a/c, primary",
        "then the first changes as well,           0:a/b 60:a/c 120:a/c 180:d/c, secondary",
        "and settles,                              0:a/b 60:a/c 120:a/c 180:d/c 240:d/c, primary",
        "the key in use changed,                   0:a/b 60:c/b, secondary",
        "and settles,                              0:a/b 60:c/b 120:c/b, primary",
        "the key in use changes repeatedly,        0:a/b 60:c/b 90:d/b 120:e/b 150:f/b, secondary",
        "both change between two responses,        0:a/b 600:c/d, primary",
        "and settle,                               0:a/b 600:c/d 660:c/d, primary",
        "both change shortly after each other,     0:a/b 60:c/b 90:c/d, primary",
        "the other way round,                      0:a/b 60:a/c 90:d/c, secondary",
        "and the later one settles,                0:a/b 60:a/c 90:d/c 150:d/c, primary",
        "an older response is ignored,             0:a/b 60:a/c 120:a/c 30:a/b, secondary",
        "the clock was set back,                   86400:a/b 0:a/b 60:a/c 600:a/c 660:d/c, secondary",
        "after the key in use had changed,         86000:a/b 86400:c/b 0:c/b 59:c/b, secondary",
        "and settles,                              86000:a/b 86400:c/b 0:c/b 60:c/b, primary",
        "it changes with the first response,       86400:a/b 0:c/b, secondary"
    })
    void theKeyThatNobodyIsAboutToRenewIsUsed(String situation, String responses, String used) {
        assertThat(after(responses).newestStable(SETTLING)).as(situation).isEqualTo(used);
        assertThat(restored(after(responses)).newestStable(SETTLING))
                .as(situation + ", from a repository")
                .isEqualTo(used);
    }

    @Test
    void withoutSettlingTheNewKeyIsUsedAtOnce() {
        assertThat(after("0:a/b 60:a/c").newestStable(Duration.ZERO)).isEqualTo("secondary");
        assertThat(after("0:a/b 60:a/c 61:d/c").newestStable(Duration.ZERO)).isEqualTo("primary");
        assertThat(after("0:a/b 60:c/d").newestStable(Duration.ZERO)).isEqualTo("primary");
    }

    @Test
    void aHistoryGoesOnAfterARestart() {
        PairHistory restored = restored(after("0:a/b 60:a/c"));

        assertThat(response(restored, "120:a/c", OTHER_SALT).newestStable(SETTLING))
                .isEqualTo("secondary");
        assertThat(response(restored, "120:a/d", OTHER_SALT).newestStable(SETTLING))
                .isEqualTo("primary");
    }

    @Test
    void whatIsStoredHasNoKeyAndIsOneWord() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("primary", "swordfish");
        keys.put("secondary", "marlin");

        String text = PairHistory.of(KeyDigests.of(keys, SALT), START).toText();

        assertThat(text).matches("[A-Za-z0-9_.-]+").doesNotContain("swordfish", "marlin");
        assertThat(new String(java.util.Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.')))))
                .doesNotContain("swordfish", "marlin");
    }

    @ParameterizedTest
    @CsvSource({"''", "nonsense", "a.b.c.d", "eyJ9.1.2"})
    void whatIsNotOursIsAsIfNothingWasSeen(String text) {
        assertThat(PairHistory.ofText(text, List.of("primary", "secondary"))).isNull();
    }

    @Test
    void anotherPairsHistoryIsNotOurs() {
        assertThat(PairHistory.ofText(after("0:a/b").toText(), List.of("primary-readonly", "secondary-readonly")))
                .isNull();
    }

    private static PairHistory after(String responses) {
        PairHistory history = null;
        for (String response : responses.trim().split(" ")) {
            history = history == null
                    ? PairHistory.of(KeyDigests.of(keys(response), SALT), at(response))
                    : response(history, response, SALT);
        }
        return history;
    }

    private static PairHistory response(PairHistory history, String response, String salt) {
        return history.next(KeyDigests.of(keys(response), salt), keys(response), at(response), at(response));
    }

    private static PairHistory restored(PairHistory history) {
        return PairHistory.ofText(history.toText(), List.of("primary", "secondary"));
    }

    private static Instant at(String response) {
        return START.plusSeconds(Long.parseLong(response.substring(0, response.indexOf(':'))));
    }

    private static Map<String, String> keys(String response) {
        String[] values = response.substring(response.indexOf(':') + 1).split("/");
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("primary", values[0]);
        keys.put("secondary", values[1]);
        return keys;
    }
}
