// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of all results, for the page and for the console. */
public final class Report {

    private static final String PAGE = "performance.md";
    private static final String CHART = "performance.svg";
    private static final String BEGIN = "<!-- results of the benchmarks: begin -->\n";
    private static final String END = "<!-- results of the benchmarks: end -->\n";

    private static final List<String> CONTENDERS =
            List.of("azkeys", "SDK", "camel-http", "HttpClient 5", "HttpClient 5, other thread");
    private static final Map<String, List<String>> POINTS = points();
    private static final List<String> APPLICATIONS =
            List.of("azkeys", "azkeys, warmUp", "SDK in a route", "SDK alone", "camel-http", "Camel alone");
    private static final List<String> MODES = List.of("plain", "C1", "C1 and CDS");
    private static final List<String> STEPS = List.of(
            "constant", "constant-and-headers", "hit", "names-by-headers", "select", "connection-string", "sas-token");
    private static final double KB = 1.0 / 1024;

    private final Results results;
    private final boolean quick;

    /**
     * Reports these results.
     *
     * @param quick whether they are too rough to compare with the goals
     */
    public Report(Results results, boolean quick) {
        this.results = results;
        this.quick = quick;
    }

    /** Returns the contenders by point, in the order of the table. */
    private static Map<String, List<String>> points() {
        Map<String, List<String>> points = new LinkedHashMap<>();
        List.of("1", "64", "256", "256, 50 ms", "1000, 50 ms").forEach(point -> points.put(point, CONTENDERS));
        points.put("64, budget", List.of("azkeys, write", "azkeys, read", "HttpClient 5", "HttpClient 5, read"));
        return points;
    }

    /** Prints the tables, and writes them and the chart to a folder. */
    public void write(Path folder) throws IOException {
        String tables = tables();
        System.out.println(tables);
        Files.writeString(folder.resolve("tables.md"), tables);
        Files.writeString(folder.resolve(CHART), new Chart(results).render());
    }

    /** Updates the page and its chart in a folder, if there are results of all parts. */
    public void update(Path docs) throws IOException {
        if (Goal.all(results).stream().anyMatch(goal -> goal.value().isEmpty())) {
            System.out.println(PAGE + " is not updated, because some parts have no results yet");
            return;
        }
        Files.writeString(docs.resolve(CHART), new Chart(results).render());
        Path page = docs.resolve(PAGE);
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(page, text.substring(0, begin) + tables() + text.substring(text.indexOf(END)));
    }

    private String tables() {
        return machine() + (quick ? "" : goals()) + load() + memory() + start() + growth() + soak();
    }

    private static String machine() {
        return "\nMeasured on " + LocalDate.now() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + Runtime.version().feature() + ".\n";
    }

    private String goals() {
        return "\n### Goals\n\n| figure | goal | measured | met |\n| --- | --- | --- | --- |\n"
                + Goal.all(results).stream().map(Goal::row).collect(Collectors.joining("\n"))
                + "\n";
    }

    private String load() {
        StringBuilder table = new StringBuilder("\n### Calls without the cache\n\n"
                + "| in flight | client | calls/s | cold calls/s | CPU a call, µs | KB a call | threads | median, µs | p99, µs | failed |\n"
                + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        POINTS.forEach((point, contenders) -> {
            for (String contender : contenders) {
                BiFunction<String, Double, String> cell = (figure, factor) ->
                        results.of("load", point, contender, figure).times(factor) + " | ";
                table.append("| ").append(point).append(" | ").append(contender).append(" | ");
                table.append(cell.apply("callsPerSecond", 1.0));
                table.append(cell.apply("coldCallsPerSecond", 1.0)).append(cell.apply("cpuMicros", 1.0));
                table.append(cell.apply("bytes", KB)).append(cell.apply("threads", 1.0));
                table.append(cell.apply("medianMicros", 1.0)).append(cell.apply("p99Micros", 1.0));
                table.append(cell.apply("failures", 1.0).strip());
                table.append('\n');
            }
        });
        return table.toString();
    }

    private String memory() {
        StringBuilder table = new StringBuilder("\n### Keys in memory\n\n| step | µs | bytes |\n| --- | --- | --- |\n");
        for (String step : STEPS) {
            table.append("| ").append(step).append(" | ");
            table.append(results.of("memory", "one thread", step, "nanos").times(1e-3))
                    .append(" | ");
            table.append(results.of("memory", "one thread", step, "bytes")).append(" |\n");
        }
        return table.toString();
    }

    private String start() {
        StringBuilder table = new StringBuilder("\n### The first key in a fresh JVM\n\n| application |");
        MODES.forEach(mode -> table.append(' ').append(mode).append(", s |"));
        table.append("\n| --- | --- | --- | --- |\n");
        for (String application : APPLICATIONS) {
            table.append("| ").append(application).append(" |");
            for (String mode : MODES) {
                table.append(' ')
                        .append(seconds(mode, application, "wallMillis").withRange());
                table.append(", CPU ")
                        .append(seconds(mode, application, "cpuMillis"))
                        .append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private Spread seconds(String mode, String application, String figure) {
        return results.of("start", mode, application, figure).times(1e-3);
    }

    private String growth() {
        return "\n### Many endpoints\n\n| what | KB each | ms each | threads |\n| --- | --- | --- | --- |\n"
                + growth("routes with an endpoint", "endpoints", "azkeys")
                + growth("routes with an endpoint that does nothing", "endpoints", "nothing")
                + growth("routes that set a body", "endpoints", "body")
                + growth("routes that watch keys", "watchers", "azkeys");
    }

    private String soak() {
        return "\n### Faults and rotations\n\n| minutes | exchanges | completed | failed | changes seen |\n"
                + "| --- | --- | --- | --- | --- |\n| "
                + Stream.of("minutes", "sent", "completed", "failed", "changes")
                        .map(figure -> soak("all", figure, 1))
                        .collect(Collectors.joining(" | "))
                + " |\n\n| part of the time | heap, MB | threads | sockets |\n| --- | --- | --- | --- |\n"
                + soak("first third", "first")
                + soak("last third", "last");
    }

    private String soak(String what, String point) {
        return "| " + what + " | " + soak(point, "heapBytes", KB * KB) + " | " + soak(point, "threads", 1) + " | "
                + soak(point, "sockets", 1) + " |\n";
    }

    private String soak(String point, String figure, double factor) {
        return results.of("soak", point, "azkeys", figure).times(factor).toString();
    }

    private String growth(String what, String point, String contender) {
        return "| " + what + " | "
                + results.of("growth", point, contender, "bytes").times(KB) + " | "
                + results.of("growth", point, contender, "millis") + " | "
                + results.of("growth", point, contender, "threads") + " |\n";
    }
}
