// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Exchanges of a case, one after the other, and the requests that they cause. Not threadsafe. */
final class Exchanges {

    /** The pause after a failure, and {@code Retry-After} in the tables, are a few seconds. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(50);

    /** An exchange that waits for a request takes longer. */
    private static final long AT_ONCE_MILLIS = 5;

    private final Bench bench;
    private final Keys keys;
    private final int before;
    private int calls;

    Exchanges(Bench bench, Keys keys) {
        this.bench = bench;
        this.keys = keys;
        this.before = bench.requests().getAsInt();
    }

    /** Sends an exchange, which must end in time and whose failure must not contain a secret. */
    Answer ask() throws Exception {
        Answer answer = keys.ask(bench.uri());
        // the others end at once, because the pause after a failure is not over
        boolean mayHaveCalled = calls == 0 || answer.isFresh() || answer.millis() > AT_ONCE_MILLIS;
        calls += mayHaveCalled ? 1 : 0;
        assertThat(Duration.ofMillis(answer.millis()))
                .as("time of the exchange, %s", answer)
                .isLessThanOrEqualTo(Limits.longestExchange());
        if (answer.message() != null) {
            assertThat(bench.arm().secrets().stream().filter(answer.message()::contains))
                    .as("secrets in %s", answer.message())
                    .isEmpty();
        }
        return answer;
    }

    /** Sends exchanges until one gets what is wanted. */
    Answer askUntil(Predicate<Answer> wanted) {
        AtomicReference<Answer> last = new AtomicReference<>();
        await().atMost(RECOVERY).pollInSameThread().pollInterval(POLL).untilAsserted(() -> {
            last.set(ask());
            assertThat(last.get()).matches(wanted, "wanted");
        });
        return last.get();
    }

    /** Returns the number of requests so far to the service that fails. */
    int requests() {
        return bench.requests().getAsInt() - before;
    }

    /** Checks that no requests were sent in the background, after the exchange that needed them. */
    void checkRequests(Expected expected) {
        assertThat(requests())
                .as("requests of %s exchanges", calls)
                .isLessThanOrEqualTo(calls * Math.max(expected.most(), Limits.TRIES));
    }
}
