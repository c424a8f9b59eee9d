// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an unknown response that may be shown. Both the name of the field and the format of the value must match,
 * because a function key may be named {@code name} or {@code type}, and an {@code endpoint} may contain a signature. All
 * other texts are secret. The patterns do not recurse, however long the text is.
 */
enum PublicTexts {
    /** Names; a key is longer or contains other characters. */
    NAME("name|\\w*(?:key|account|resource|service|user|host|policy|rule)name", "[\\w.$ -]{1,30}"),
    /** ARM IDs; a key does not start like this. */
    ID("id|\\w*resourceid", "/subscriptions/[\\w.()-]++(?:/[\\w.() -]++)*+"),
    /** ARM resource types. */
    TYPE("type|resourcetype", "[A-Za-z0-9]++(?:\\.[A-Za-z0-9]++)++(?:/[A-Za-z]++)++"),
    /** Enumerations of ARM. */
    WORD(
            "kind|permissions?|rights?|state|status|provisioningstate|tier|\\w*enabled|authtype|authenticationtype",
            "[A-Za-z]{1,30}(?:, ?[A-Za-z]{1,30}){0,9}"),
    /** Regions. */
    LOCATION("location|region", "[A-Za-z0-9]{1,20}(?: [A-Za-z0-9]{1,20}){0,3}"),
    /** Hosts and URLs without a path, because a path may be secret. */
    ADDRESS(
            "\\w*(?:endpoint|uri|url)|host|hostname|fqdn|server|loginserver",
            "(?:[a-z]{2,10}://)?[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+)++(?::\\d{1,5})?/?"),
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

    /** Returns whether the text of a field may be shown. */
    static boolean contain(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .anyMatch(kind -> kind.name.matcher(lower).matches()
                        && kind.form.matcher(text).matches());
    }

    /** Returns the value of a field without secrets; numbers are secret, too. */
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
