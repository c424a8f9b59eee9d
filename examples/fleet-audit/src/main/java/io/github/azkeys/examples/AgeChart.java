// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.util.List;
import java.util.Locale;

/** A bar for the age of each of the oldest keys, and a line at the highest age that is allowed. */
final class AgeChart {

    private static final int MOST = 25;
    private static final int ROW = 24;
    private static final int TOP = 40;
    private static final int LEFT = 370;
    private static final int WIDTH = 500;
    private static final int LABEL = 130;
    private static final int TICKS = 4;

    private final List<KeyLine> keys;
    private final long maxAge;
    private final long longest;

    /** @param keys the oldest first */
    AgeChart(List<KeyLine> keys, long maxAge) {
        this.keys = keys.stream().limit(MOST).toList();
        this.maxAge = maxAge;
        long needed = Math.max(maxAge, keys.isEmpty() ? 0 : keys.get(0).age());
        this.longest = Math.max(1, (needed + TICKS) / TICKS) * TICKS;
    }

    String svg() {
        int height = TOP + keys.size() * ROW + 40;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"system-ui,"
                        + " sans-serif\" font-size=\"12\">\n<title>Age of the oldest keys in days</title>\n",
                LEFT + WIDTH + LABEL,
                height));
        int bottom = TOP + keys.size() * ROW;
        for (int i = 0; i <= TICKS; i++) {
            long days = longest * i / TICKS;
            line(svg, x(days), TOP - 6, bottom, "#d8dee4", "");
            text(svg, x(days), bottom + 18, "middle", "#57606a", days + (i == TICKS ? " days" : ""));
        }
        for (int i = 0; i < keys.size(); i++) {
            bar(svg, keys.get(i), TOP + i * ROW);
        }
        line(svg, x(maxAge), TOP - 14, bottom, "#b42318", " stroke-dasharray=\"5 3\"");
        for (int i = 0; i < keys.size(); i++) {
            labels(svg, keys.get(i), TOP + i * ROW + 16);
        }
        text(svg, x(maxAge), TOP - 20, "middle", "#b42318", "limit: " + maxAge + " days");
        return svg.append("</svg>\n").toString();
    }

    private void bar(StringBuilder svg, KeyLine key, int y) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                LEFT,
                y + 3,
                width(key),
                ROW - 7,
                key.isOverAge() ? "#d6604d" : "#4393c3"));
    }

    private void labels(StringBuilder svg, KeyLine key, int y) {
        text(svg, LEFT - 8, y, "end", "#1f2328", label(key));
        text(svg, LEFT + width(key) + 6, y, "start", "#1f2328", AuditPage.age(key));
    }

    private double width(KeyLine key) {
        return Math.max(2, x(key.age()) - LEFT);
    }

    private double x(long days) {
        return LEFT + (double) WIDTH * days / longest;
    }

    private static void line(StringBuilder svg, double x, int from, int to, String color, String style) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"%s/>\n",
                x,
                from,
                x,
                to,
                color,
                style));
    }

    private static void text(StringBuilder svg, double x, int y, String anchor, String color, String text) {
        svg.append(String.format(
                Locale.ROOT,
                // with a white edge, to be readable on a line
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"4\""
                        + " paint-order=\"stroke\">%s</text>\n",
                x,
                y,
                anchor,
                color,
                AuditPage.escape(text)));
    }

    /** Returns the account and the key, of which the beginning may be missing. */
    private static String label(KeyLine key) {
        String account = AuditPage.account(key);
        int space = Math.max(10, 49 - account.length());
        String name = key.key();
        return account + " " + (name.length() <= space ? name : "…" + name.substring(name.length() - space + 1));
    }
}
