// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.measured.HitBenchmark;
import io.github.azkeys.benchmarks.report.Results;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Keys that are in memory, with JMH. */
final class MemoryRuns {

    private final Settings settings;

    MemoryRuns(Settings settings) {
        this.settings = settings;
    }

    void run(Results results) throws RunnerException {
        for (int round = 0; round < settings.steadyRounds(); round++) {
            for (RunResult result : new Runner(options()).run()) {
                BenchmarkParams params = result.getParams();
                Map<String, Double> figures = Map.of(
                        "nanos", result.getPrimaryResult().getScore(),
                        "bytes", bytes(result));
                String step = params.getParam("step");
                System.out.printf("memory %s: %s%n", step, figures);
                results.add("memory", "one thread", step, round, figures);
            }
        }
    }

    private Options options() {
        return new OptionsBuilder()
                .include(HitBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .forks(1)
                .shouldFailOnError(true)
                .warmupIterations(settings.quick() ? 2 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(settings.quick() ? 2 : 5)
                .measurementTime(TimeValue.seconds(1))
                .build();
    }

    private static double bytes(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElseThrow();
    }
}
