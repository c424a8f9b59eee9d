// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;

/**
 * A page in AsciiDoc as GitHub renders it.
 *
 * @param html the text of the page, without head and body
 * @param complaints the warnings and errors of Asciidoctor
 */
record RenderedPage(String html, List<String> complaints) {

    private static final Pattern HREF = Pattern.compile("(?: href|<img src)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("<h([1-6])[^>]*>(.*?)</h[1-6]>");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    /** Renders with the settings of GitHub, which does not include files or run code. */
    static RenderedPage of(Asciidoctor asciidoctor, String source) {
        List<String> complaints = new ArrayList<>();
        LogHandler handler = (LogRecord complaint) -> complaints.add(complaint.getMessage());
        asciidoctor.registerLogHandler(handler);
        try {
            String html = asciidoctor.convert(
                    source,
                    Options.builder()
                            .safe(SafeMode.SECURE)
                            .attributes(Attributes.builder()
                                    .attribute("showtitle")
                                    .attribute("outfilesuffix", ".adoc")
                                    .attribute("env-github")
                                    .build())
                            .build());
            return new RenderedPage(html, List.copyOf(complaints));
        } finally {
            asciidoctor.unregisterLogHandler(handler);
        }
    }

    /** Returns the headings with their level, as AsciiDoc writes them, such as {@code == Limits}. */
    List<String> headings() {
        return HEADING.matcher(html)
                .results()
                .map(heading -> "=".repeat(Integer.parseInt(heading.group(1))) + " "
                        + heading.group(2).replaceAll("<[^>]+>", ""))
                .toList();
    }

    List<String> anchors() {
        return found(ID);
    }

    /** Returns the addresses of links and pictures. */
    List<String> links() {
        return found(HREF);
    }

    /** Returns the text outside of code and literal text, in which markup that is not valid stays as it was written. */
    String prose() {
        return html.replaceAll("(?s)<(pre|code).*?</\\1>", "");
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(html).results().map(match -> match.group(1)).toList();
    }
}
