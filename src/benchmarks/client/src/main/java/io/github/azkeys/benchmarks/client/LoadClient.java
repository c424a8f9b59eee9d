// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The process of a contender under load: the class of the contender, the address of ARM, the calls in flight, the calls
 * before it is measured, and the seconds that it is measured.
 */
public final class LoadClient {

    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

    private LoadClient() {}

    public static void main(String[] args) throws Exception {
        int inFlight = Integer.parseInt(args[2]);
        long warmUp = Long.parseLong(args[3]);
        Duration measured = Duration.ofSeconds(Long.parseLong(args[4]));
        try (Contender contender = (Contender)
                Class.forName(args[0]).getConstructor(Target.class).newInstance(new Target(args[1], inFlight))) {
            callOnce(contender);
            Load load = new Load(contender, inFlight);
            load.start();
            warmUp(load, warmUp);
            Result result = measure(load, measured);
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

    /** Waits for calls and not for seconds, because a client that is slow would be measured while its code is compiled. */
    private static void warmUp(Load load, long calls) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
        while (load.calls() < calls && System.nanoTime() - end < 0) {
            Thread.sleep(100);
        }
    }

    private static Result measure(Load load, Duration length) throws InterruptedException {
        load.clearLatencies();
        ProcessFigures.resetPeakThreads();
        Map<Long, Long> allocated = ProcessFigures.allocated();
        long cpu = ProcessFigures.cpuNanos();
        long calls = load.calls();
        long begin = System.nanoTime();
        Thread.sleep(length.toMillis());
        long made = Math.max(1, load.calls() - calls);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Result result = new Result()
                .add("callsPerSecond", made / seconds)
                .add("cpuMicros", (ProcessFigures.cpuNanos() - cpu) / 1e3 / made)
                .add("bytes", (double) ProcessFigures.allocatedSince(allocated) / made)
                .add("threads", ProcessFigures.peakThreads());
        long[] latencies = load.latencies();
        if (latencies.length > 0) {
            result.add("medianMicros", latencies[latencies.length / 2] / 1e3)
                    .add("p99Micros", latencies[(int) (latencies.length * 0.99)] / 1e3);
        }
        return result;
    }
}
