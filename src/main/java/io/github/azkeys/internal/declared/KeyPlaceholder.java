// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.InvalidRequestException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property placeholder such as <code>{{azkeys:hub#primaryKey}}</code>. Immutable.
 *
 * @param alias the alias of the declared keys
 * @param form the form, null for a plain key
 * @param key the key, or the key that the form uses; null if the declaration or the form specifies it
 * @param defaultValue the value if the keys cannot be listed; may be null
 */
public record KeyPlaceholder(String alias, String form, String key, String defaultValue) {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private static final Pattern SYNTAX = Pattern.compile(
            "(?<alias>" + ALIAS + ")(?:/(?<form>[A-Za-z0-9_-]+))?(?:#(?<key>[^:]+))?(?::(?<default>.+))?",
            Pattern.DOTALL);

    /**
     * Parses a placeholder.
     *
     * @param text the part after {@code azkeys:}
     * @throws InvalidRequestException if the syntax is not valid
     */
    public static KeyPlaceholder parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new InvalidRequestException("{{azkeys:" + printable(text)
                    + "}} must have the form {{azkeys:alias}}, {{azkeys:alias#key}}, {{azkeys:alias/form}} or"
                    + " {{azkeys:alias/form#key}}, optionally followed by a colon and a default");
        }
        return new KeyPlaceholder(
                parts.group("alias"), parts.group("form"), parts.group("key"), parts.group("default"));
    }

    /**
     * Returns the placeholder of an alias alone.
     *
     * @throws InvalidRequestException if placeholders cannot contain the alias
     */
    static KeyPlaceholder ofAlias(String alias) {
        if (!ALIAS.matcher(alias).matches()) {
            throw new InvalidRequestException(DeclaredKeys.property(alias)
                    + ": the alias must consist of letters, digits, - and _, and begin with a letter or digit");
        }
        return new KeyPlaceholder(alias, null, null, null);
    }

    /** Returns the options of an endpoint that returns the key or the form. */
    Map<String, Object> options() {
        Map<String, Object> options = new HashMap<>();
        if (form != null) {
            options.put("form", form);
        }
        if (key != null) {
            options.put(form == null ? "select" : "formKey", key);
        }
        return options;
    }

    public KeyPlaceholder withoutDefault() {
        return new KeyPlaceholder(alias, form, key, null);
    }

    /** Whether a text contains this placeholder, with or without a default. */
    public boolean isIn(String text) {
        return Pattern.compile(Pattern.quote(text()) + "(?=:|}})").matcher(text).find();
    }

    private String text() {
        return "azkeys:" + alias + (form == null ? "" : "/" + form) + (key == null ? "" : "#" + key);
    }

    /** Returns the alias, the form and the key, such as {@code hub#primaryKey}. */
    String reference() {
        return printable(text().substring("azkeys:".length()));
    }

    /** Returns a placeholder for a {@link #reference}. */
    static String inBraces(String reference) {
        return "{{azkeys:" + reference + "}}";
    }

    /** Returns the placeholder without its default, which may be a secret. */
    @Override
    public String toString() {
        return inBraces(reference());
    }

    private static String printable(String text) {
        int colon = text.indexOf(':');
        String shown = (colon < 0 ? text : text.substring(0, colon)).replaceAll("[^A-Za-z0-9_./#-]", "?");
        return shown.length() <= 100 ? shown : shown.substring(0, 100) + "…";
    }
}
