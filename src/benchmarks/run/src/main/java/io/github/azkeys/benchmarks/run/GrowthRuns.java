// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.measured.ManyRoutes;
import io.github.azkeys.benchmarks.measured.ManyWatchers;
import io.github.azkeys.benchmarks.report.Results;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Many endpoints, compared with as many of a component that does nothing, and many routes that watch keys. */
final class GrowthRuns {

    private final Settings settings;

    GrowthRuns(Settings settings) {
        this.settings = settings;
    }

    void run(Results results) throws IOException, InterruptedException {
        try (Servers server = Servers.canned(settings)) {
            for (int round = 0; round < settings.steadyRounds(); round++) {
                for (ManyRoutes.Step step : ManyRoutes.Step.values()) {
                    add(
                            results,
                            "endpoints",
                            step.name().toLowerCase(Locale.ROOT),
                            round,
                            process(server, ManyRoutes.class, settings.endpoints(), step.name()));
                }
                add(results, "watchers", "azkeys", round, process(server, ManyWatchers.class, settings.watchers()));
            }
        }
    }

    private static void add(Results results, String point, String kind, int round, Map<String, Double> figures) {
        System.out.printf("growth %s, %s: %s%n", point, kind, figures);
        results.add("growth", point, kind, round, figures);
    }

    private static Map<String, Double> process(Servers server, Class<?> mainClass, int count, String... arguments)
            throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 2];
        all[0] = server.address("fast");
        all[1] = String.valueOf(count);
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return server.client().option("-Xmx2g").run(mainClass.getName(), all);
    }
}
