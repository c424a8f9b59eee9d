// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the generated sections of a page. A section is between the comments {@code // generated name: begin} and
 * {@code // generated name: end} in AsciiDoc, or {@code <!-- generated name: begin -->} in Markdown.
 */
final class GeneratedSections {

    private static final Pattern GENERATED = Pattern.compile(
            "((?://|<!--) generated (\\w+): begin(?: -->)?\n)(.*?)((?://|<!--) generated \\2: end(?: -->)?\n)",
            Pattern.DOTALL);

    private GeneratedSections() {}

    /**
     * Returns the page with its generated sections.
     *
     * @param section returns the text of a section
     */
    static String render(String page, UnaryOperator<String> section) {
        return GENERATED
                .matcher(page)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1) + section.apply(match.group(2)) + match.group(4)));
    }
}
