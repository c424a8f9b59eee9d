package io.github.azkeys.internal.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A text that can be made of an operation's answer, such as a connection string. Immutable.
 *
 * @param name the name that a route asks for
 * @param documentation the page that describes the form
 * @param template the text; for a token the resource that the token opens
 * @param keyName the name that goes with the key, null where the key goes without
 * @param token how a token is signed, null where the form is the filled template
 * @param keys the keys that can be chosen, by the name of the choice; the first is the default
 */
public record Form(
        String name,
        String documentation,
        FormTemplate template,
        FormTemplate keyName,
        Token token,
        Map<String, KeyPath> keys) {

    /** The form that is one key by itself. */
    public static final String KEY = "key";

    /** The form of a token with a bounded life. */
    public static final String SAS_TOKEN = "sas-token";

    /** The form that clients take as one text. */
    public static final String CONNECTION_STRING = "connection-string";

    public Form {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(template, "template");
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /**
     * How a shared access signature is made.
     *
     * @param base64Key whether the key is decoded before it signs, instead of signing as text
     * @param lowerCase whether the resource and its escapes are written in lower case
     */
    public record Token(boolean base64Key, boolean lowerCase) {}

    /** The choice where none is made. */
    public String firstKey() {
        return keys.keySet().iterator().next();
    }
}
