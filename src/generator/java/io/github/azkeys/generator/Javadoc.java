// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import java.util.ArrayList;
import java.util.List;

/** A Javadoc comment with lines of at most 120 characters, like those of the formatter. */
final class Javadoc {

    static final int LENGTH = 120;

    private final String prefix;
    private final List<String> lines = new ArrayList<>();
    private boolean tags;

    Javadoc(String indent) {
        this.prefix = indent + " * ";
    }

    Javadoc paragraph(String text) {
        wrap(text, "");
        return this;
    }

    Javadoc tag(String text) {
        if (!tags) {
            lines.add(prefix.stripTrailing());
            tags = true;
        }
        wrap(text, "    ");
        return this;
    }

    String render() {
        String indent = prefix.substring(0, prefix.length() - " * ".length());
        return indent + "/**\n" + String.join("\n", lines) + "\n" + indent + " */\n";
    }

    /** Converts text in backticks to code. */
    private void wrap(String text, String continuation) {
        String java = text.replaceAll("`([^`]+)`", "{@code $1}");
        StringBuilder line = new StringBuilder(prefix);
        boolean first = true;
        for (String word : java.split(" ")) {
            if (!first && line.length() + 1 + word.length() > LENGTH) {
                lines.add(line.toString());
                line = new StringBuilder(prefix).append(continuation);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        lines.add(line.toString());
    }
}
