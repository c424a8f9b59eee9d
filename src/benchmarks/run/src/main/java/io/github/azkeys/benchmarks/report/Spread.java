// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * The figures of all rounds.
 *
 * @param values empty if the figure was not measured
 */
public record Spread(List<Double> values) {

    public Spread {
        values = values.stream().sorted().toList();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    double median() {
        int size = values.size();
        return (values.get((size - 1) / 2) + values.get(size / 2)) / 2;
    }

    /** Returns all figures multiplied by a factor. */
    Spread times(double factor) {
        return new Spread(values.stream().map(value -> value * factor).toList());
    }

    /** Returns all figures less the median of others. */
    Spread minus(Spread other) {
        return other.isEmpty()
                ? other
                : new Spread(
                        values.stream().map(value -> value - other.median()).toList());
    }

    /** Returns all figures divided by the median of others. */
    Spread dividedBy(Spread other) {
        return other.isEmpty() ? other : times(1 / other.median());
    }

    /** Returns the median. */
    @Override
    public String toString() {
        return isEmpty() ? "–" : format(median());
    }

    /** Returns the median, and the lowest and highest figure if there are several. */
    String withRange() {
        return values.size() < 2
                ? toString()
                : format(median()) + " (" + format(values.get(0)) + "–" + format(values.get(values.size() - 1)) + ")";
    }

    /** Three digits are more than the machine repeats. */
    static String format(double value) {
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
