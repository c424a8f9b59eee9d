// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import io.github.azkeys.internal.text.Printable;
import io.github.azkeys.keys.Fields;

/** Checks the texts of keys. A route may set a key as an HTTP header, which a line end in the key would split. */
final class KeyTexts {

    private KeyTexts() {}

    /** Returns what is wrong with a key or its name, without the key; null if all are valid. */
    static String problem(Fields fields) {
        for (String name : fields.keyNames()) {
            if (hasControl(name, false)) {
                return "the name of a key has control characters: " + name;
            }
            if (hasControl(fields.key(name), fields.isMultiline(name))) {
                return "the key " + name + " of the response has control characters";
            }
        }
        return null;
    }

    /**
     * Whether a text has control characters, line separators, or halves of characters, which no encoding preserves.
     *
     * @param multiline whether it may have several lines and tabs
     */
    private static boolean hasControl(String text, boolean multiline) {
        int character;
        for (int i = Printable.visibleStart(text); i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (isControl(character, multiline)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControl(int character, boolean multiline) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !multiline || character != '\t' && character != '\r' && character != '\n';
            case Character.SURROGATE -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !multiline;
            default -> false;
        };
    }
}
