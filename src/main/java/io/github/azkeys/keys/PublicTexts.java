package io.github.azkeys.keys;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which texts of an unknown answer may be shown. It takes two witnesses, the name and the form of the value: people
 * name keys, and a function key may be called {@code name} or {@code type}; an {@code endpoint} may carry a signature.
 * Whatever else there is counts as secret.
 */
enum PublicTexts {
    /** Names; a key is longer, or has other characters. */
    NAME("name|\\w*(?:key|account|resource|service|user|host|policy|rule)name", "[\\w.$ -]{1,30}"),
    /** Ids of ARM, which begin as no key does. */
    ID("id|\\w*resourceid", "/subscriptions/[\\w.()-]+(?:/[\\w.() -]+)*"),
    /** Types of ARM. */
    TYPE("type|resourcetype", "[A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)+(?:/[A-Za-z]+)+"),
    /** Words that ARM has a choice of. */
    WORD(
            "kind|permissions?|rights?|state|status|provisioningstate|tier|\\w*enabled|authtype|authenticationtype",
            "[A-Za-z]{1,30}(?:, ?[A-Za-z]{1,30}){0,9}"),
    /** Regions. */
    LOCATION("location|region", "[A-Za-z0-9]{1,20}(?: [A-Za-z0-9]{1,20}){0,3}"),
    /** Addresses without a path, which may be a secret of its own. */
    ADDRESS(
            "\\w*(?:endpoint|uri|url)|host|hostname|fqdn|server|loginserver",
            "(?:[a-z]{2,10}://)?[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+(?::\\d{1,5})?/?"),
    /** Dates, with or without a time. */
    DATE(
            "\\w*(?:time|date|at|on|until|updated|expiry)",
            "\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]{5,18}(?:Z|[+-]\\d\\d:?\\d\\d)?)?");

    private final Pattern name;
    private final Pattern form;

    PublicTexts(String name, String form) {
        this.name = Pattern.compile(name);
        this.form = Pattern.compile(form);
    }

    /**
     * Whether anybody may see a text.
     *
     * @param name the name of its field
     */
    static boolean contain(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .anyMatch(kind -> kind.name.matcher(lower).matches()
                        && kind.form.matcher(text).matches());
    }

    /** A field's value with its secrets left out; numbers count as secret, too. */
    static String redacted(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(field -> field.getKey() + "=" + redacted(String.valueOf(field.getKey()), field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> redacted(name, item)).toList().toString();
        }
        boolean shown =
                value == null || value instanceof Boolean || value instanceof String text && contain(name, text);
        return shown ? String.valueOf(value) : Fields.HIDDEN;
    }
}
