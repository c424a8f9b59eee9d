// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generates the table of placeholders, which two pages have. */
final class PlaceholderTable {

    private static final Map<String, String> VALUES = new TreeMap<>(Map.of(
            "{{azkeys:store#key1}}", "The key with that name, as in `select`",
            "{{azkeys:bus/connection-string}}", "A form of the first key",
            "{{azkeys:bus/connection-string#secondary}}", "A form of the given key, as in `formKey`",
            "{{azkeys:search}}", "The value that the declaration specifies with `select`, or with `form` and `formKey`",
            "{{azkeys:store#key1:none}}", "The key, or `none` if ARM returns no key"));

    private PlaceholderTable() {}

    static String render() {
        return VALUES.entrySet().stream()
                .map(value -> "| `+" + value.getKey() + "+` | " + value.getValue() + "\n")
                .collect(Collectors.joining(
                        "",
                        "[width=\"100%\",cols=\"2,3\",options=\"header\"]\n|===\n| Placeholder | Value\n",
                        "|===\n"));
    }
}
