// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides in a text what may be a key, a token or a signature; in doubt, too much. No pattern recurses or takes more than
 * linear time, because the text is not trusted.
 */
public final class Secrets {

    private static final String HIDDEN = "***";

    private static final String SECRET =
            "(?:key|secret|password|passwd|pwd|token|sig|signature|credential|authorization)"
                    + "(?:value)?s?(?:[ _-]?\\d+)?+";

    private static final String BLANK = "[\\s\\h]";
    private static final String SEPARATOR =
            "\\\\*+[\"'`]?+" + BLANK + "*+(?:(?:is|was|value|header)" + BLANK + "*+){0,2}[=:]++>?" + BLANK + "*+";

    /** The end of a value without quotes is white space, or a delimiter before white space or the next name. */
    private static final String PLAIN_VALUE = "(?:[^\\s\\h\"'`;,&]++|[\"'`;,&](?!" + BLANK + "|\\z|[\\w.-]{1,40}+=))++";

    /** The end of a value in quotes is the same quote with as many backslashes, because a JSON text may be quoted again. */
    private static final String QUOTED_VALUE = "(\\\\*+[\"'`]++).*?(?:(?<!\\\\)\\2|\\z)";

    private static final String SCHEME =
            "(?:Bearer|Basic|Digest|Negotiate|NTLM|SharedKey|SharedKeyLite|SharedAccessSignature)";

    /**
     * The name of a secret and its value, as in a connection string, a query, JSON or a header. The value is a list, an
     * object or PEM, which reach to the end of the text, or a single value.
     */
    private static final Pattern NAMED = Pattern.compile("(?is)((?:" + SECRET
            + "|\\b(?:value|primary|secondary)(?=\\\\*+[\"'`]))" + SEPARATOR + ")(?:(?:[\\[{]|-----BEGIN).*|(?:"
            + SCHEME + "[:\\s\\h]++)?+(?:" + QUOTED_VALUE + "|" + PLAIN_VALUE + "))");

    /** A header with other than a single value, such as that of the scheme Digest. */
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(authorization" + SEPARATOR
            + ")(?!(?:Bearer|Basic|SharedKey|SharedKeyLite|SharedAccessSignature)[:\\s\\h])[^\\s\\h].*+");

    private static final Pattern START_TAG = Pattern.compile("<([\\w:.-]++)([^<>]*+)>");
    private static final Pattern SECRET_TAG = Pattern.compile("(?i)" + SECRET + "(?![\\w.-])|^<(?:\\w++:)?value\\b");

    private static final String GUID = "\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b";

    /** Texts that are not secret, in the first group, or texts that may be. */
    private static final Pattern CODE = Pattern.compile("((?i:/?\\bsubscriptions/[\\w.()/-]++|" + GUID
            + "|\\bMicrosoft\\.[A-Z.]++(?:/[A-Z][\\w.-]{0,62}+)*+))"
            + "|[\\w.~-]{3}\\dQ~[\\w.~-]{31,}+" // a client secret of Entra
            + "|\\beyJ[\\w-]++\\.[\\w.-]*+|[A-Za-z0-9+/_-]{32,}+={0,2}+");

    /**
     * A code of letters only is a word, such as the name of an error, if it is not too long; so is a name of words that end
     * with digits, such as that of a resource.
     */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_/-]{1,63}"
            + "|[/_-]?(?:[A-Za-z]{1,24}+\\d{0,4}+|\\d{1,4}+)(?:[/_-](?:[A-Za-z]{1,24}+\\d{0,4}+|\\d{1,4}+))++");

    private Secrets() {}

    /**
     * Returns a text without its secrets and with its escapes decoded.
     *
     * @param names are not secret, even if they look like a key
     */
    public static String hidden(String text, Set<String> names) {
        return replaced(Escapes.decoded(text), names);
    }

    /** Returns a value to quote as it is if it has no secrets; otherwise without them. */
    static String hiddenIn(String value) {
        String decoded = Escapes.decoded(value);
        String hidden = replaced(decoded, Set.of());
        return hidden.equals(decoded) ? value : hidden;
    }

    private static String replaced(String text, Set<String> names) {
        String screened = withoutElements(text);
        screened = AUTHORIZATION.matcher(screened).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
        screened = NAMED.matcher(screened).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
        return CODE.matcher(screened)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null
                                        || names.contains(found.group())
                                        || WORD.matcher(found.group()).matches()
                                ? found.group()
                                : HIDDEN));
    }

    /** Replaces the content of each element with the name of a secret in its start tag, up to its last end tag. */
    public static String withoutElements(String text) {
        StringBuilder left = new StringBuilder();
        Matcher tag = START_TAG.matcher(text);
        int from = 0;
        while (from < text.length() && tag.find(from)) {
            if (!SECRET_TAG.matcher(tag.group()).find()) {
                left.append(text, from, tag.end());
                from = tag.end();
                continue;
            }
            left.append(text, from, tag.end(1)).append('>').append(HIDDEN);
            from = tag.end();
            if (!tag.group(2).endsWith("/")) {
                int end = text.lastIndexOf("</" + tag.group(1) + ">");
                from = end < from ? text.length() : end;
            }
        }
        return left.append(text, from, text.length()).toString();
    }
}
