// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import java.util.regex.Pattern;

/** Texts from messages and options in a form that is safe to print: short, on one line and without control characters. */
public final class Printable {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\u2028\\u2029]");

    /** Longer than any valid name. */
    private static final int LONGEST = 300;

    private Printable() {}

    /** Returns the beginning of a text, with replacement characters. */
    public static String of(String text) {
        boolean whole = text.length() <= LONGEST;
        String safe = UNSAFE.matcher(whole ? text : text.substring(0, LONGEST)).replaceAll("\uFFFD");
        return whole ? safe : safe + "…";
    }
}
