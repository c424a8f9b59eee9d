package io.github.azkeys.internal.placeholder;

import io.github.azkeys.InvalidRequestException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a property placeholder behind {@code azkeys:}, as in <code>{{azkeys:hub#primaryKey}}</code>.
 * Immutable.
 *
 * @param alias under which the keys were declared
 * @param form the form that is wanted, null for a key as it is
 * @param key the key that is wanted, or the key to make the form of; null where the declaration or the form says it
 * @param defaultValue what to use where the keys cannot be had, null for nothing
 */
record KeyPlaceholder(String alias, String form, String key, String defaultValue) {

    private static final Pattern SYNTAX = Pattern.compile(
            "(?<alias>[A-Za-z0-9][A-Za-z0-9_-]*)(?:/(?<form>[A-Za-z0-9_-]+))?(?:#(?<key>[^:]+))?(?::(?<default>.+))?",
            Pattern.DOTALL);

    /**
     * Takes a placeholder apart.
     *
     * @param text what stands behind {@code azkeys:}
     * @throws InvalidRequestException if it is not written as a placeholder has to be
     */
    static KeyPlaceholder parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new InvalidRequestException("{{azkeys:" + printable(text)
                    + "}} must look like {{azkeys:alias}}, {{azkeys:alias#key}}, {{azkeys:alias/form}} or"
                    + " {{azkeys:alias/form#key}}, with a default behind a colon if it needs one");
        }
        return new KeyPlaceholder(
                parts.group("alias"), parts.group("form"), parts.group("key"), parts.group("default"));
    }

    /** The options of an endpoint that hands out what is wanted. */
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

    /** The same without a default. */
    KeyPlaceholder withoutDefault() {
        return new KeyPlaceholder(alias, form, key, null);
    }

    /** Whether a text holds it, with whatever default. */
    boolean isIn(String text) {
        return Pattern.compile(Pattern.quote(text()) + "(?=:|}})").matcher(text).find();
    }

    private String text() {
        return "azkeys:" + alias + (form == null ? "" : "/" + form) + (key == null ? "" : "#" + key);
    }

    /** As it is written, without the default, which may be a secret. */
    @Override
    public String toString() {
        return "{{azkeys:" + printable(text().substring("azkeys:".length())) + "}}";
    }

    private static String printable(String text) {
        int colon = text.indexOf(':');
        String shown = (colon < 0 ? text : text.substring(0, colon)).replaceAll("[^A-Za-z0-9_./#-]", "?");
        return shown.length() <= 100 ? shown : shown.substring(0, 100) + "…";
    }
}
