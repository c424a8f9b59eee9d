// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The audit as one HTML page without scripts, with a chart in SVG. It loads nothing, so that it opens without a network. */
final class AuditPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Key ages</title>
            <style>
              body { font: 15px system-ui, sans-serif; margin: 2em auto; max-width: 1000px; color: #1f2328; }
              table { border-collapse: collapse; width: 100%; font-size: 13px; }
              th, td { text-align: left; vertical-align: top; overflow-wrap: anywhere; padding: 4px 8px; border-bottom: 1px solid #d0d7de; }
              td.number { text-align: right; }
              .old { color: #b42318; font-weight: 600; }
              code { font-size: 12px; }
            </style>
            </head>
            <body>
            """;

    private final List<KeyLine> lines;
    private final Duration maxAge;
    private final Instant time;

    AuditPage(List<KeyLine> lines, Duration maxAge, Instant time) {
        this.lines = lines;
        this.maxAge = maxAge;
        this.time = time;
    }

    static String summary(List<KeyLine> lines, Duration maxAge) {
        return String.format(
                Locale.ROOT,
                "keys: %d, older than %d days: %d, failures: %d",
                lines.stream().filter(KeyLine::isKey).count(),
                maxAge.toDays(),
                lines.stream().filter(KeyLine::isOverAge).count(),
                lines.stream().filter(line -> !line.isKey()).count());
    }

    String html() {
        List<KeyLine> keys = lines.stream()
                .filter(KeyLine::isKey)
                .sorted(Comparator.comparingLong(KeyLine::age).reversed())
                .toList();
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<h1>Key ages</h1>\n<p>").append(summary(lines, maxAge));
        page.append(". Audit of ").append(time.truncatedTo(ChronoUnit.SECONDS)).append(".</p>\n");
        page.append(new AgeChart(keys, maxAge.toDays()).svg());
        page.append(
                "<p>≥: ARM does not tell the age of the key; it is at least the time since the first audit that saw it.</p>\n");
        page.append("<h2>Keys</h2>\n<table>\n<tr><th>account</th><th>key</th><th>fingerprint</th><th>age in days</th>"
                + "<th>last change seen</th></tr>\n");
        keys.forEach(key -> page.append(row(key)));
        page.append("</table>\n");
        List<KeyLine> failures = lines.stream().filter(line -> !line.isKey()).toList();
        if (!failures.isEmpty()) {
            page.append("<h2>Failures</h2>\n<table>\n");
            failures.forEach(failure -> page.append("<tr><td style=\"width: 35%\"><code>" + escape(failure.resourceId())
                    + "</code></td><td>" + escape(failure.error()) + "</td></tr>\n"));
            page.append("</table>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String row(KeyLine key) {
        String old = key.isOverAge() ? " old" : "";
        return "<tr><td title=\"" + escape(key.resourceId()) + "\">" + escape(account(key)) + "</td><td>"
                + escape(key.key()) + "</td><td><code>" + escape(key.fingerprint()) + "</code></td><td class=\"number"
                + old + "\">" + age(key) + "</td><td>" + key.changeSeen() + "</td></tr>\n";
    }

    /** Returns the type and the name of the account. */
    static String account(KeyLine key) {
        String[] parts = key.resourceId().split("/");
        return parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    static String age(KeyLine key) {
        return (key.isAgeExact() ? "" : "≥ ")
                + key.age()
                + (key.isOverAge() ? " (over age)" : "")
                + (key.keptFrom().isEmpty() ? "" : " on " + key.keptFrom());
    }

    static String escape(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
