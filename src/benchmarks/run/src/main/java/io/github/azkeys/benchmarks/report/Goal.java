// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure of azkeys and its bound.
 *
 * @param value empty if it was not measured
 * @param atLeast whether the bound is the lowest value, and not the highest
 */
record Goal(String what, boolean atLeast, double bound, Spread value) {

    private static final String AZKEYS = "azkeys";
    private static final String SDK = "SDK";
    private static final String CAMEL_HTTP = "camel-http";
    private static final String FLOOR = "HttpClient 5";
    private static final double KB = 1.0 / 1024;

    /** Returns all goals, with what was measured. */
    static List<Goal> all(Results results) {
        List<Goal> goals = new ArrayList<>();
        for (String inFlight : List.of("64", "256")) {
            String calls = "calls/s, " + inFlight + " in flight, ÷ ";
            goals.add(atLeast(calls + FLOOR, 0.8, ratio(results, inFlight, "callsPerSecond", FLOOR)));
            goals.add(atLeast(calls + SDK, 2.5, ratio(results, inFlight, "callsPerSecond", SDK)));
            goals.add(atLeast(calls + CAMEL_HTTP, 1, ratio(results, inFlight, "callsPerSecond", CAMEL_HTTP)));
        }
        for (String inFlight : List.of("256", "1000")) {
            String point = inFlight + ", 50 ms";
            goals.add(atLeast(
                    "calls/s, " + inFlight + " in flight, ARM at 50 ms, ÷ " + FLOOR,
                    0.9,
                    ratio(results, point, "callsPerSecond", FLOOR)));
            goals.add(atMost(
                    "threads, " + inFlight + " in flight, ARM at 50 ms",
                    29,
                    results.of("load", point, AZKEYS, "threads")));
        }
        goals.add(atMost("median latency alone, ÷ " + FLOOR, 1.5, ratio(results, "1", "medianMicros", FLOOR)));
        goals.add(atMost("bytes a call, 64 in flight, ÷ " + FLOOR, 1.3, ratio(results, "64", "bytes", FLOOR)));
        goals.add(atLeast(
                "calls/s, 64 in flight, of a write ÷ a read without a budget, ÷ the same of " + FLOOR,
                0.95,
                writeToRead(results, "azkeys, write", "azkeys, read")
                        .dividedBy(writeToRead(results, FLOOR, FLOOR + ", read"))));
        hits(results, goals);
        start(results, goals);
        growth(results, goals);
        return goals;
    }

    private static void hits(Results results, List<Goal> goals) {
        for (String step : List.of("hit", "select", "connection-string")) {
            goals.add(atMost(
                    "time of a hit, " + step + ", ÷ a constant body",
                    3,
                    hit(results, step, "nanos").dividedBy(hit(results, "constant", "nanos"))));
            goals.add(atMost(
                    "KB of a hit, " + step + ", beyond a constant body",
                    1,
                    hit(results, step, "bytes")
                            .minus(hit(results, "constant", "bytes"))
                            .times(KB)));
        }
    }

    private static void start(Results results, List<Goal> goals) {
        goals.add(atMost(
                "first key in a fresh JVM, ÷ SDK in a route",
                0.7,
                results.ratio("start", "plain", "wallMillis", AZKEYS, "SDK in a route")));
        goals.add(atMost(
                "first key in a fresh JVM, ÷ " + CAMEL_HTTP,
                1.1,
                results.ratio("start", "plain", "wallMillis", AZKEYS, CAMEL_HTTP)));
        goals.add(atMost(
                "ms for component and endpoint in a fresh JVM",
                150,
                results.of("start", "plain", AZKEYS, "componentAndEndpointMillis")));
    }

    private static void growth(Results results, List<Goal> goals) {
        Spread bytes = results.of("growth", "endpoints", AZKEYS, "bytes");
        Spread millis = results.of("growth", "endpoints", AZKEYS, "millis");
        Spread camelBytes = results.of("growth", "endpoints", "nothing", "bytes");
        Spread camelMillis = results.of("growth", "endpoints", "nothing", "millis");
        goals.add(atMost(
                "KB for each of 10,000 endpoints, beyond an endpoint of Camel",
                6,
                bytes.minus(camelBytes).times(KB)));
        goals.add(atMost("ms to start each of them, beyond an endpoint of Camel", 0.3, millis.minus(camelMillis)));
        goals.add(atMost(
                "threads of 1,000 routes that watch keys, beyond those of Camel and the JVM",
                19,
                results.of("growth", "watchers", AZKEYS, "threads")
                        .minus(results.of("growth", "endpoints", "body", "threads"))));
    }

    private static Spread hit(Results results, String step, String figure) {
        return results.of("memory", "one thread", step, figure);
    }

    private static Spread ratio(Results results, String point, String figure, String other) {
        return results.ratio("load", point, figure, AZKEYS, other);
    }

    private static Spread writeToRead(Results results, String write, String read) {
        return results.ratio("load", "64, budget", "callsPerSecond", write, read);
    }

    private static Goal atLeast(String what, double bound, Spread value) {
        return new Goal(what, true, bound, value);
    }

    private static Goal atMost(String what, double bound, Spread value) {
        return new Goal(what, false, bound, value);
    }

    /** Returns the row of the table. */
    String row() {
        return "| " + what + " | " + (atLeast ? "≥ " : "≤ ") + Spread.format(bound) + " | " + value.withRange() + " | "
                + outcome() + " |";
    }

    private String outcome() {
        if (value.isEmpty()) {
            return "–";
        }
        boolean met = atLeast ? value.median() >= bound : value.median() <= bound;
        return met ? "yes" : "**no**";
    }
}
