// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.text;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes of URLs, JSON and XML. */
final class Escapes {

    private static final Pattern ESCAPE = Pattern.compile(
            "(?i)(?:%([0-9a-f]{2})|\\\\u([0-9a-f]{4})|&#x([0-9a-f]{1,6});|&#(\\d{1,7});|&(lt|gt|quot|apos|amp|equals|colon);)");

    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "quot", "\"", "apos", "'", "amp", "&", "equals", "=", "colon", ":");

    /** A text may be encoded several times. The limit bounds the time. */
    private static final int MAX_PASSES = 5;

    private Escapes() {}

    /**
     * Returns a text with its escapes of visible ASCII characters decoded. White space stays as it is, because decoded it
     * would look like the end of a value.
     */
    static String decoded(String text) {
        String before = text;
        String after = once(before);
        for (int i = 1; i < MAX_PASSES && !after.equals(before); i++) {
            before = after;
            after = once(before);
        }
        return after;
    }

    private static String once(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }

    private static String character(MatchResult escape) {
        if (escape.group(5) != null) {
            return NAMED.getOrDefault(escape.group(5), escape.group());
        }
        int code = escape.group(4) != null ? Integer.parseInt(escape.group(4)) : hex(escape);
        return code > ' ' && code < 0x7F ? String.valueOf((char) code) : escape.group();
    }

    private static int hex(MatchResult escape) {
        int group = escape.group(1) != null ? 1 : escape.group(2) != null ? 2 : 3;
        return Integer.parseInt(escape.group(group), 16);
    }
}
