// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of an error response: those of an error object, a JSON text, plain text, XML or the title of an HTML page. Each is
 * one printable line of limited length, in which what may be a secret is hidden.
 */
final class ErrorText {

    private static final int MAX_TEXT = 500;
    private static final int MAX_BODY = 10_000;

    private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype\\s++)?html[\\s>]");
    private static final Pattern TITLE = Pattern.compile("(?i)<title[^>]{0,200}>([^<]*+)");

    private ErrorText() {}

    /** Returns the text of a body that is not valid JSON; null if it has none, or is broken JSON or binary. */
    static String ofBody(byte[] body, Set<String> names) {
        String text = new String(body, 0, Math.min(body.length, MAX_BODY), StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[") || text.indexOf('\0') >= 0) {
            return null;
        }
        if (!text.startsWith("<")) {
            return of(text, names);
        }
        if (HTML.matcher(text).find()) {
            Matcher title = TITLE.matcher(text);
            return title.find() ? of(title.group(1), names) : null;
        }
        return of(
                Secrets.withoutElements(text)
                        .replaceAll("<!\\[CDATA\\[|]]>", "")
                        .replaceAll("<[^>]*+>?", " "),
                names);
    }

    /** Returns a text in one line without secrets; null if it is blank. */
    static String of(String text, Set<String> names) {
        return of(text, MAX_TEXT, names);
    }

    /**
     * Returns a text in one line of limited length without secrets; null if it is blank.
     *
     * @param names are not secret
     */
    static String of(String text, int maxLength, Set<String> names) {
        String line = Causes.line(
                Secrets.hidden(text.substring(0, Math.min(text.length(), MAX_BODY)), names)
                        .replace("&nbsp;", " "),
                maxLength);
        return line.isEmpty() ? null : line;
    }
}
