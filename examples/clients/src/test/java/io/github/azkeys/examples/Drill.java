// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.time.Duration;
import java.util.Map;

/** Rotates the keys of a resource while a client uses them. */
enum Drill {
    /** Renews the key that is not in use, waits until it is in use, and renews the other key. */
    POLITE(
            false,
            Map.of(
                    "camel.azkeys.refreshPeriod", "1s",
                    "camel.component.azkeys.cacheTtl", "1s",
                    "camel.component.azkeys.settlingTime", "1s")),

    /** Renews the key in use, and after the next interval the key that is in use then. All times are the defaults. */
    ABRUPT(true, Map.of());

    /** The time between two renewals. */
    static final Duration INTERVAL = Duration.ofSeconds(8);

    private final boolean primaryFirst;
    private final Map<String, String> times;

    Drill(boolean primaryFirst, Map<String, String> times) {
        this.primaryFirst = primaryFirst;
        this.times = times;
    }

    /** Runs the drill. */
    Result run(Client client, String way, Duration period) throws Exception {
        try (Run run = new Run(client, way, times)) {
            run.start();
            run.sendEvery(period);
            Thread.sleep(2000);
            run.renew(primaryFirst);
            Thread.sleep(INTERVAL.toMillis());
            run.renew(!primaryFirst);
            Thread.sleep(INTERVAL.toMillis());
            return run.finish(Duration.ofSeconds(30));
        }
    }
}
