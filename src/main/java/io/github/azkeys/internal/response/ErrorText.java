// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import io.github.azkeys.internal.call.Causes;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an error response that is not an error object: a JSON text, plain text, XML or the title of an HTML page. It
 * is one printable line of limited length. What may be a key, a token or a signature is replaced.
 */
final class ErrorText {

    private static final int MAX_TEXT = 500;
    private static final int MAX_BODY = 10_000;
    private static final String HIDDEN = "***";

    private static final String SECRET_NAME =
            "[\\w.-]{0,40}(?:key|secret|password|passwd|pwd|token|sig|signature|credential|authorization)(?:value)?s?\\d*";

    private static final String GUID = "\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b";

    /** The name of a secret and its value, as in a connection string, a query, JSON or a header. */
    private static final Pattern NAMED = Pattern.compile("(?i)(" + SECRET_NAME
            + "[\"']?\\s{0,5}[=:]\\s{0,5})(?:(?:Bearer|Basic|SharedKey|SharedKeyLite|SharedAccessSignature)"
            + "\\s+)?(?:\"[^\"]*\"?|'[^']*'?|[^\\s\"'&;,<>]+)");

    private static final Pattern SECRET_ELEMENT =
            Pattern.compile("(?i)(<(?:\\w+:)?" + SECRET_NAME + "(?:\\s[^>]*)?>)[^<]*");

    /** Texts that are not secret, in the first group, or texts that may be, in the second. */
    private static final Pattern CODE = Pattern.compile("((?i:/?\\bsubscriptions/[\\w.()/-]+|" + GUID
            + "|\\bMicrosoft\\.[A-Z.]+(?:/[A-Z][\\w.-]{0,62})*))"
            + "|(\\beyJ[\\w-]+(?:\\.[\\w-]*)+|[A-Za-z0-9+/_-]{32,}={0,2})");

    /** A code of letters only is a word, such as the name of an error, if it is not too long. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_/-]{1,63}");

    private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype\\s+)?html[\\s>]");
    private static final Pattern TITLE = Pattern.compile("(?i)<title[^>]{0,200}>([^<]*)");

    private ErrorText() {}

    /** Returns the text of a body that is not valid JSON; null if it has none, or is broken JSON or binary. */
    static String ofBody(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, MAX_BODY), StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[") || text.indexOf('\0') >= 0) {
            return null;
        }
        if (!text.startsWith("<")) {
            return of(text);
        }
        if (HTML.matcher(text).find()) {
            Matcher title = TITLE.matcher(text);
            return title.find() ? of(unescaped(title.group(1))) : null;
        }
        String screened = SECRET_ELEMENT.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
        return of(unescaped(screened.replaceAll("<!\\[CDATA\\[|]]>", "").replaceAll("<[^>]*>?", " ")));
    }

    /** Returns a text in one line without secrets; null if it is blank. */
    static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_BODY));
        String screened = NAMED.matcher(start).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
        String line = Causes.line(
                CODE.matcher(screened)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) != null
                                                || WORD.matcher(found.group()).matches()
                                        ? found.group()
                                        : HIDDEN)),
                MAX_TEXT);
        return line.isEmpty() ? null : line;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
