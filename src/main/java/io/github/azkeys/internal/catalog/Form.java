// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.internal.shape.KeyPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A text that can be made of a response, such as a connection string. Immutable.
 *
 * @param name the name in routes
 * @param documentation the page that describes the form; may be null
 * @param template the text; for a token the resource that it gives access to
 * @param keyName the name that clients need with the key; null if there is none
 * @param token how a token is signed; null if the form is the filled template
 * @param words the text for each value of a variable, by variable; other variables are written as they are
 * @param keys the path of each key by its name in routes; the first is the default
 */
public record Form(
        String name,
        String documentation,
        FormTemplate template,
        FormTemplate keyName,
        Token token,
        Map<String, Map<String, String>> words,
        Map<String, KeyPath> keys) {

    /** The form that is the key alone. */
    public static final String KEY = "key";

    /** The form that is a shared access signature. */
    public static final String SAS_TOKEN = "sas-token";

    /** The form that is a connection string. */
    public static final String CONNECTION_STRING = "connection-string";

    public Form {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(template, "template");
        words = Map.copyOf(words);
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /**
     * The rules for signing a shared access signature.
     *
     * @param base64Key whether the key is decoded from Base64 before signing
     * @param lowerCase whether the resource and its escapes are written in lower case
     */
    public record Token(boolean base64Key, boolean lowerCase) {}

    /** Returns the resources that are read for the form, each with one GET; most forms need none. */
    public Set<ReadResource> reads() {
        return template.reads();
    }

    /** Returns the name of the default key. */
    public String firstKey() {
        return keys.keySet().iterator().next();
    }
}
