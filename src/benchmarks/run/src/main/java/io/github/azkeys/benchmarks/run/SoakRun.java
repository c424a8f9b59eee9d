// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.measured.SoakProcess;
import io.github.azkeys.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A long run with faults and rotations. No exchange may be lost, and heap, threads and sockets may not grow. */
final class SoakRun {

    /** What a figure may grow from the first third after the warm-up to the last: by a quarter, and this. */
    private static final Map<String, Integer> SLACK = Map.of("heapBytes", 4 << 20, "threads", 5, "sockets", 5);

    private final Settings settings;

    SoakRun(Settings settings) {
        this.settings = settings;
    }

    /**
     * Adds the figures of the run to the results.
     *
     * @return what was wrong; empty if nothing was
     */
    List<String> run(Results results) throws IOException, InterruptedException {
        List<Map<String, String>> lines = new ArrayList<>();
        Map<String, String> end;
        try (Servers server = Servers.embedded(settings, "faults");
                Child soak = server.client()
                        .option("-Xmx512m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off") // it fails on purpose
                        .start(
                                SoakProcess.class.getName(),
                                server.address("endpoint"),
                                server.address("authority"),
                                String.valueOf(settings.soak().toSeconds()))) {
            for (end = soak.awaitResult(); !end.containsKey("ended"); end = soak.awaitResult()) {
                lines.add(end);
                System.out.println("soak: " + end);
            }
            soak.awaitEnd();
        }
        System.out.println("soak: " + end);
        save(lines);
        List<String> failures = new ArrayList<>();
        check(end, failures);
        results.add("soak", "all", "azkeys", 0, figures(end));
        SLACK.forEach((figure, slack) -> {
            double first = median(lines, figure, 0);
            double last = median(lines, figure, 2);
            results.add("soak", "first", "azkeys", 0, Map.of(figure, first));
            results.add("soak", "last", "azkeys", 0, Map.of(figure, last));
            if (last > first * 1.25 + slack) {
                failures.add(figure + " grew from " + first + " to " + last);
            }
        });
        return failures;
    }

    private Map<String, Double> figures(Map<String, String> end) {
        Map<String, Double> figures = new HashMap<>();
        end.forEach((name, value) -> figures.put(name, Double.valueOf(value)));
        figures.put("minutes", settings.soak().toSeconds() / 60.0);
        return figures;
    }

    private static void check(Map<String, String> end, List<String> failures) {
        double sent = Double.parseDouble(end.get("sent"));
        double completed = Double.parseDouble(end.get("completed"));
        double failed = Double.parseDouble(end.get("failed"));
        if (completed + failed != sent || Double.parseDouble(end.get("ended")) != 1) {
            failures.add("not every exchange ended");
        }
        if (Double.parseDouble(end.get("unexpected")) > 0) {
            failures.add("exchanges ended twice, or with an exception that is not of azkeys");
        }
        if (completed < failed || Double.parseDouble(end.get("changes")) == 0) {
            failures.add("too few exchanges completed");
        }
    }

    /** Returns the median of one of the thirds of the run, numbered from 0, without the warm-up. */
    private static double median(List<Map<String, String>> lines, String figure, int third) {
        List<Double> values = lines.stream()
                .skip(lines.size() / 5)
                .map(line -> Double.valueOf(line.get(figure)))
                .toList();
        int length = values.size() / 3;
        return values.subList(third * length, (third + 1) * length).stream()
                .sorted()
                .skip(length / 2)
                .findFirst()
                .orElseThrow();
    }

    private void save(List<Map<String, String>> lines) throws IOException {
        List<String> csv = new ArrayList<>(List.of("sent;heapBytes;threads;sockets"));
        lines.forEach(line -> csv.add(String.join(";", line.values())));
        Files.write(settings.results().resolve("soak.csv"), csv);
    }
}
