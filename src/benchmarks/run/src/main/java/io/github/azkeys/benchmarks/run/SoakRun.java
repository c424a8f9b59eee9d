// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.measured.SoakProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A long run with faults and rotations. It fails if exchanges are lost, or if heap, threads or sockets grow. */
final class SoakRun {

    /** What a figure may grow from the first third after the warm-up to the last: by a quarter, and this. */
    private static final Map<String, Integer> SLACK = Map.of("heapBytes", 4 << 20, "threads", 5, "sockets", 5);

    private final Settings settings;

    SoakRun(Settings settings) {
        this.settings = settings;
    }

    void run() throws IOException, InterruptedException {
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
        SLACK.forEach((figure, slack) -> checkFlat(lines, figure, slack, failures));
        if (!failures.isEmpty()) {
            throw new IllegalStateException("The soak run failed: " + String.join("; ", failures));
        }
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

    private static void checkFlat(List<Map<String, String>> lines, String figure, int slack, List<String> failures) {
        List<Double> values = lines.stream()
                .skip(lines.size() / 5)
                .map(line -> Double.valueOf(line.get(figure)))
                .toList();
        int third = values.size() / 3;
        double first = median(values.subList(0, third));
        double last = median(values.subList(values.size() - third, values.size()));
        System.out.printf("soak: %s from %,.0f to %,.0f%n", figure, first, last);
        if (last > first * 1.25 + slack) {
            failures.add(figure + " grew from " + first + " to " + last);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private void save(List<Map<String, String>> lines) throws IOException {
        List<String> csv = new ArrayList<>(List.of("sent;heapBytes;threads;sockets"));
        lines.forEach(line -> csv.add(String.join(";", line.values())));
        Files.write(settings.results().resolve("soak.csv"), csv);
    }
}
