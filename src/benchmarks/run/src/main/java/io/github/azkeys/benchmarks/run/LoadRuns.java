// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.client.LoadClient;
import io.github.azkeys.benchmarks.report.Results;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Calls without the cache: the contenders in turns, each in a new process, with as many connections as calls in flight. */
final class LoadRuns {

    private record Point(String name, int inFlight, String server, List<Contenders> contenders) {}

    private static final List<Point> POINTS = List.of(
            new Point("1", 1, "fast", Contenders.ALL),
            new Point("64", 64, "fast", Contenders.ALL),
            new Point("256", 256, "fast", Contenders.ALL),
            new Point("256, 50 ms", 256, "slow", Contenders.ALL),
            new Point("1000, 50 ms", 1000, "slow", Contenders.ALL),
            new Point("64, budget", 64, "fast", Contenders.BUDGET));

    private final Settings settings;

    LoadRuns(Settings settings) {
        this.settings = settings;
    }

    void run(Results results) throws IOException, InterruptedException {
        try (Servers server = Servers.canned(settings)) {
            for (int round = 0; round < settings.rounds(); round++) {
                for (Point point : POINTS) {
                    for (Contenders contender : point.contenders()) {
                        Map<String, Double> figures = measure(server, point, contender);
                        System.out.printf("load %s, %s: %s%n", point.name(), contender.title(), figures);
                        results.add("load", point.name(), contender.title(), round, figures);
                    }
                }
                results.save(); // a round takes long
            }
        }
    }

    private Map<String, Double> measure(Servers server, Point point, Contenders contender)
            throws IOException, InterruptedException {
        return server.client()
                .option("-Xms512m", "-Xmx512m")
                .classPath(contender.classPath(settings.modules()))
                .run(
                        LoadClient.class.getName(),
                        contender.contender(),
                        server.address(point.server()),
                        String.valueOf(point.inFlight()),
                        String.valueOf(settings.warmUp()),
                        String.valueOf(settings.period()),
                        String.valueOf(settings.measured()));
    }
}
