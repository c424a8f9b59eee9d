// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All figures of all rounds, in a CSV file. A part that runs again replaces its figures. Not thread-safe. */
public final class Results {

    private static final String HEADER = "part;point;contender;round;figure;value";

    private final Path file;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String part, String point, String contender, int round, String figure, double value) {

        static Row read(String line) {
            String[] cells = line.split(";");
            return new Row(
                    cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), cells[4], Double.parseDouble(cells[5]));
        }

        String line() {
            return String.join(";", part, point, contender, String.valueOf(round), figure, String.valueOf(value));
        }
    }

    private Results(Path file) {
        this.file = file;
    }

    /** Reads the figures of earlier runs, if there is a file. */
    public static Results load(Path file) throws IOException {
        Results results = new Results(file);
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().skip(1).map(Row::read).forEach(results.rows::add);
        }
        return results;
    }

    /** Forgets the figures of a part. */
    public void remove(String part) {
        rows.removeIf(row -> row.part().equals(part));
    }

    /** Adds the figures of a round. */
    public void add(String part, String point, String contender, int round, Map<String, Double> figures) {
        new TreeMap<>(figures)
                .forEach((figure, value) -> rows.add(new Row(part, point, contender, round, figure, value)));
    }

    /** Writes the file. */
    public void save() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> lines.add(row.line()));
        Files.write(file, lines);
    }

    /** Returns the figures of all rounds, which may be none. */
    public Spread of(String part, String point, String contender, String figure) {
        return new Spread(values(part, point, contender, figure));
    }

    /** Returns the quotients of the figures of two contenders, round by round. */
    public Spread ratio(String part, String point, String figure, String contender, String other) {
        List<Double> ours = values(part, point, contender, figure);
        List<Double> theirs = values(part, point, other, figure);
        return new Spread(IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToObj(round -> ours.get(round) / theirs.get(round))
                .toList());
    }

    private List<Double> values(String part, String point, String contender, String figure) {
        return rows.stream()
                .filter(row -> row.part().equals(part)
                        && row.point().equals(point)
                        && row.contender().equals(contender)
                        && row.figure().equals(figure))
                .map(Row::value)
                .toList();
    }
}
