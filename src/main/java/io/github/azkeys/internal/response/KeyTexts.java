// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import io.github.azkeys.keys.Fields;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the texts of keys. A route may set a key as an HTTP header, which a line end in the key would split. */
final class KeyTexts {

    /** Control characters, line separators, and halves of characters, which no encoding preserves. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern CONTROL_IN_LINES = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\r\\n]]");

    private KeyTexts() {}

    /** Returns what is wrong with a key or its name, without the key; empty if all are valid. */
    static Optional<String> problem(Fields fields) {
        return fields.keyNames().stream()
                .flatMap(name -> problem(fields, name).stream())
                .findFirst();
    }

    private static Optional<String> problem(Fields fields, String name) {
        if (CONTROL.matcher(name).find()) {
            return Optional.of("the name of a key has control characters: " + name);
        }
        Pattern invalid = fields.isMultiline(name) ? CONTROL_IN_LINES : CONTROL;
        return invalid.matcher(fields.key(name)).find()
                ? Optional.of("the key " + name + " of the response has control characters")
                : Optional.empty();
    }
}
