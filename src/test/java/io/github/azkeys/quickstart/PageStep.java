// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a page that has a role such as {@code role="run main"}: what to do, and the runtimes it is for.
 *
 * @param kind what the reader does with the text
 * @param runtimes the runtimes, or {@code all}
 * @param title the title of the block, or an empty string
 * @param text the lines of the block
 */
record PageStep(Kind kind, List<String> runtimes, String title, String text) {

    /** What the reader does with a block. */
    enum Kind {
        /** Type the commands. */
        RUN,
        /** Compare the lines with what the commands before print. {@code ...} and {@code …} stand for any text. */
        PRINTS,
        /** Save the lines in the file that the title names. */
        FILE
    }

    private static final Pattern BLOCK = Pattern.compile(
            "(?:^\\.(?<title>\\S[^\n]*)\n)?^\\[[^\n]*role=\"(?<kind>run|prints|file) (?<runtimes>[^\"]+)\"[^\n]*]\n"
                    + "(?:^\\.(?<below>\\S[^\n]*)\n)?^(?<fence>-{4,}|\\.{4,})\n(?<text>.*?)\n\\k<fence>$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ROLE = Pattern.compile("^\\[.*role=\"(?:run|prints|file)\\b", Pattern.MULTILINE);

    /**
     * Reads the steps of an AsciiDoc page.
     *
     * @throws IllegalArgumentException if the page has no steps, or has a role that does not belong to a block
     */
    static List<PageStep> of(String page) {
        List<PageStep> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            String title = block.group("title") == null ? block.group("below") : block.group("title");
            steps.add(new PageStep(
                    Kind.valueOf(block.group("kind").toUpperCase(Locale.ROOT)),
                    List.of(block.group("runtimes").split(" ")),
                    title == null ? "" : title,
                    block.group("text")));
        }
        if (steps.isEmpty() || steps.size() != ROLE.matcher(page).results().count()) {
            throw new IllegalArgumentException("The page has no steps, or one that is not a block: " + steps);
        }
        return List.copyOf(steps);
    }

    boolean isFor(String runtime) {
        return runtimes.contains(runtime);
    }
}
