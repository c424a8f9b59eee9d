// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.text;

import java.util.regex.Pattern;

/** Makes texts from outside safe for messages and logs: one line, printable, of limited length. */
public final class Printable {

    private static final Pattern GAP = Pattern.compile("[\\p{C}\\p{Z}\\s]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\u2028\\u2029]");

    private static final int MAX_VALUE = 300;
    private static final int MAX_SCREENED = 10_000;

    private Printable() {}

    /** Returns a text as one line, in which each run of white space and unprintable characters is a blank. */
    public static String line(String text, int maxLength) {
        boolean visible = visibleStart(text) == text.length(); // as nearly all ids
        return cut(visible ? text : GAP.matcher(text).replaceAll(" ").strip(), maxLength);
    }

    /** Returns how many of the first characters are visible ASCII characters, which are not blanks. */
    public static int visibleStart(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) > ' ' && text.charAt(i) <= '~') {
            i++;
        }
        return i;
    }

    /**
     * Returns a value of a user to quote in a message, such as a name. What may be a secret is hidden, as a placeholder may have
     * put a key into a wrong place; each unprintable character is replaced visibly.
     */
    public static String of(String value) {
        String start = value.substring(0, Math.min(value.length(), MAX_SCREENED));
        return INVISIBLE.matcher(cut(Secrets.hiddenIn(start), MAX_VALUE)).replaceAll("\uFFFD");
    }

    /** Never cuts a character in half, because one half is not printable. */
    private static String cut(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end) + "…";
    }
}
