// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The process of a contender under load. The arguments are the class of the contender, the address of ARM, the calls in
 * flight, the least number of calls of the warm-up, the seconds of its periods, and the seconds that are measured.
 */
public final class LoadClient {

    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

    /** By how much the rates of two periods may differ in a steady state. */
    private static final double STEADY = 0.03;

    private LoadClient() {}

    public static void main(String[] args) throws Exception {
        int inFlight = Integer.parseInt(args[2]);
        long warmUp = Long.parseLong(args[3]);
        Duration period = Duration.ofSeconds(Long.parseLong(args[4]));
        Duration measured = Duration.ofSeconds(Long.parseLong(args[5]));
        try (Contender contender = (Contender)
                Class.forName(args[0]).getConstructor(Target.class).newInstance(new Target(args[1], inFlight))) {
            callOnce(contender);
            Load load = new Load(contender, inFlight);
            load.start();
            Result result = new Result();
            warmUp(load, warmUp, period, result);
            measure(load, measured, result);
            load.stop();
            if (load.failures() > 0) {
                System.err.println(load.failures() + " of " + load.calls() + " calls failed: " + load.firstFailure());
            }
            result.add("failures", load.failures()).print();
        }
        System.exit(0); // whatever threads a client leaves behind
    }

    /** A client that keeps to the number of calls that ARM has left learns it from a response. */
    private static void callOnce(Contender contender) throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        contender.call(failure -> {
            if (failure == null) {
                ended.complete(null);
            } else {
                ended.completeExceptionally(failure);
            }
        });
        ended.get(30, TimeUnit.SECONDS);
    }

    /**
     * Waits until the rate is steady, as that of an application that runs for days. This takes calls and not only time:
     * a client that is slow would be measured while its code is compiled. Also notes the rate of the first period.
     */
    private static void warmUp(Load load, long calls, Duration period, Result result) throws InterruptedException {
        long begin = System.nanoTime();
        double rate = rate(load, period);
        result.add("coldCallsPerSecond", rate);
        boolean steady = false;
        while (!steady && System.nanoTime() - begin < LONGEST_WARM_UP.toNanos()) {
            double before = rate;
            rate = rate(load, period);
            steady = load.calls() >= calls && Math.abs(rate - before) < STEADY * before;
        }
        result.add("warmUpSeconds", (System.nanoTime() - begin) / 1e9).add("steady", steady ? 1 : 0);
    }

    /** Returns the calls per second in the period that begins now. */
    private static double rate(Load load, Duration period) throws InterruptedException {
        long calls = load.calls();
        long begin = System.nanoTime();
        Thread.sleep(period.toMillis());
        return (load.calls() - calls) / ((System.nanoTime() - begin) / 1e9);
    }

    private static void measure(Load load, Duration length, Result result) throws InterruptedException {
        load.clearLatencies();
        ProcessFigures.resetPeakThreads();
        Map<Long, Long> allocated = ProcessFigures.allocated();
        long cpu = ProcessFigures.cpuNanos();
        long calls = load.calls();
        long begin = System.nanoTime();
        Thread.sleep(length.toMillis());
        long made = Math.max(1, load.calls() - calls);
        double seconds = (System.nanoTime() - begin) / 1e9;
        result.add("callsPerSecond", made / seconds)
                .add("cpuMicros", (ProcessFigures.cpuNanos() - cpu) / 1e3 / made)
                .add("bytes", (double) ProcessFigures.allocatedSince(allocated) / made)
                .add("threads", ProcessFigures.peakThreads());
        long[] latencies = load.latencies();
        if (latencies.length > 0) {
            result.add("medianMicros", latencies[latencies.length / 2] / 1e3)
                    .add("p99Micros", latencies[(int) (latencies.length * 0.99)] / 1e3);
        }
    }
}
