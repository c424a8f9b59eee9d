// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * One fault of one service: what an exchange gets without cached keys, and with keys that are too old, and that exchanges
 * get new keys when the fault has ended.
 */
final class TortureCase {

    private final String name;
    private final Expected expected;
    private final Supplier<Bench> benches;

    TortureCase(String name, Expected expected, Supplier<Bench> benches) {
        this.name = name;
        this.expected = expected;
        this.benches = benches;
    }

    String name() {
        return name;
    }

    Figures run(Keys keys) throws Exception {
        Bench bench = benches.get();
        try {
            Figures cold = withoutKeys(bench, keys);
            long old = withOldKeys(bench, keys);
            return new Figures(name, cold.requests(), Math.max(cold.millis(), old), cold.outcome());
        } finally {
            bench.end().run();
            bench.close().run();
        }
    }

    private Figures withoutKeys(Bench bench, Keys keys) throws Exception {
        Exchanges exchanges = new Exchanges(bench, keys);
        bench.fault().run();
        Answer answer = exchanges.ask();
        int requests = exchanges.requests();
        expected.checkWithoutKeys(answer, requests);

        bench.end().run();
        assertThat(exchanges.askUntil(Answer::isFresh).fingerprint()).isEqualTo(bench.fingerprint());
        exchanges.checkRequests(expected);
        return new Figures(name, requests, answer.millis(), answer.failure() == null ? "keys" : answer.failure());
    }

    /** Returns the time of the exchange. */
    private long withOldKeys(Bench bench, Keys keys) throws Exception {
        String old = bench.fingerprint();
        Instant expired = Instant.now().plus(bench.tokenLifetime());
        await().atMost(bench.tokenLifetime().plusSeconds(10))
                .until(() -> Instant.now().isAfter(expired));
        bench.arm().regenerate(bench.resourceId(), "primary");

        Exchanges exchanges = new Exchanges(bench, keys);
        bench.fault().run();
        Answer answer = exchanges.ask();
        if (expected.passing()) {
            assertThat(answer.failure()).as("%s", answer).isNull();
            if (!expected.isHarmless()) {
                assertThat(answer.stale()).as("%s", answer).isTrue();
                assertThat(answer.fingerprint()).isEqualTo(old);
            }
        } else {
            // old keys may be served at once, while it is not known yet that the identity is refused
            assertThat(exchanges.askUntil(asked -> asked.failure() != null).failure())
                    .isIn(expected.failures());
        }
        // the request may still be on its way if old keys were served at once
        await().atMost(Limits.longestExchange()).until(() -> exchanges.requests() > 0);

        bench.end().run();
        assertThat(exchanges.askUntil(Answer::isFresh).fingerprint()).isEqualTo(bench.fingerprint());
        exchanges.checkRequests(expected);
        return answer.millis();
    }
}
