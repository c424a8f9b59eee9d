// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A chart of the calls per second of all contenders, as ratios to those of HttpClient 5. */
final class Chart {

    private static final Map<String, String> POINTS = Map.of(
            "64", "64 in flight",
            "256", "256 in flight",
            "256, 50 ms", "256, ARM at 50 ms",
            "1000, 50 ms", "1,000, ARM at 50 ms");
    private static final List<String> ORDER = List.of("64", "256", "256, 50 ms", "1000, 50 ms");
    private static final List<String> CONTENDERS = List.of("azkeys", "SDK", "camel-http", "HttpClient 5");
    private static final List<String> COLORS = List.of("#0f62fe", "#8a3ffc", "#f1a33c", "#8d8d8d");

    private static final int LEFT = 150;
    private static final int WIDTH = 420;
    private static final int BAR = 14;
    private static final int GROUP = 4 * BAR + 22;
    private static final int TOP = 50;

    private final Results results;

    Chart(Results results) {
        this.results = results;
    }

    String render() {
        StringBuilder svg = new StringBuilder();
        int height = TOP + ORDER.size() * GROUP + 10;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 " + height
                + "\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"700\" height=\"" + height + "\" fill=\"#ffffff\"/>\n"
                + text(LEFT, 20, "Calls per second, as a ratio to Apache HttpClient 5 by hand", "start"));
        for (int group = 0; group < ORDER.size(); group++) {
            int top = TOP + group * GROUP;
            svg.append(text(LEFT - 10, top + 2 * BAR + 4, POINTS.get(ORDER.get(group)), "end"));
            for (int i = 0; i < CONTENDERS.size(); i++) {
                svg.append(bar(top + i * BAR, ORDER.get(group), i));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private String bar(int top, String point, int contender) {
        Spread ratio = results.ratio("load", point, "callsPerSecond", CONTENDERS.get(contender), CONTENDERS.get(3));
        long length = ratio.isEmpty() ? 0 : Math.round(Math.min(1.1, ratio.median()) * WIDTH / 1.1);
        return String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
                        LEFT,
                        top,
                        length,
                        BAR - 2,
                        COLORS.get(contender))
                + text((int) (LEFT + length + 6), top + 10, CONTENDERS.get(contender) + " " + ratio, "start");
    }

    private static String text(int x, int y, String text, String anchor) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\" fill=\"#161616\">" + text
                + "</text>\n";
    }
}
