// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.report.Report;
import io.github.azkeys.benchmarks.report.Results;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs the parts that the system property {@code benchmarks} names, and writes the results and the report. */
public final class Benchmarks {

    private static final Set<String> PARTS = Set.of("load", "memory", "start", "growth", "soak");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.read();
        if (!PARTS.containsAll(settings.parts())) {
            throw new IllegalArgumentException(settings.parts() + " must be of " + PARTS);
        }
        Files.createDirectories(settings.results());
        Results results = Results.load(settings.results().resolve(settings.quick() ? "quick.csv" : "results.csv"));
        run("memory", settings, results, new MemoryRuns(settings)::run);
        run("growth", settings, results, new GrowthRuns(settings)::run);
        run("start", settings, results, new StartRuns(settings)::run);
        run("load", settings, results, new LoadRuns(settings)::run);
        List<String> failures = new ArrayList<>();
        run("soak", settings, results, all -> failures.addAll(new SoakRun(settings).run(all)));
        Report report = new Report(results, settings.quick());
        report.write(settings.results());
        if (!settings.quick()) {
            report.update(settings.docs());
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("The soak run failed: " + String.join("; ", failures));
        }
    }

    private static void run(String part, Settings settings, Results results, Part runs) throws Exception {
        if (settings.parts().contains(part)) {
            results.remove(part);
            runs.run(results);
            results.save(); // in case a later part fails
        }
    }

    private interface Part {
        void run(Results results) throws Exception;
    }
}
