// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import java.util.List;
import java.util.Map;

/**
 * The JSON that an operation returns. Immutable.
 *
 * @param type the simple name of a type of {@code io.github.azkeys.keys}, a qualified class name, or the name of a shape
 * @param shape the fields of an application's own body; null if {@code type} is a class
 * @param aliases the names of a field in other API versions, by its name in the record
 * @param writesAliases whether the body is written with the name that ARM used; a class of an application gets its own
 *     name only
 * @param mayBeEmpty whether a resource may have none of the keys; an empty list is always valid
 * @param nextLink the field that holds the URL of the next page; null if the response is one page
 * @param optional whether the response may have no content and any success status, as that of an action in general
 * @param issued how long the keys are valid if ARM makes new ones for each call; null if it lists the same ones
 */
public record OperationBody(
        String type,
        Shape shape,
        Map<String, List<String>> aliases,
        boolean writesAliases,
        boolean mayBeEmpty,
        String nextLink,
        boolean optional,
        Issued issued) {

    /**
     * Keys that ARM makes on request, so that other keys do not mean that a key was regenerated. They are valid for the
     * option {@code tokenValidity}, or until the time that the response states, if that is earlier.
     *
     * @param expiry the path of that time in the response, as text or in seconds since 1970; null if it states none
     */
    public record Issued(KeyPath expiry) {}

    public OperationBody {
        aliases = aliases == null ? Map.of() : Map.copyOf(aliases);
    }

    /** Creates the body of an operation that lists keys. */
    OperationBody(
            String type,
            Shape shape,
            Map<String, List<String>> aliases,
            boolean writesAliases,
            boolean mayBeEmpty,
            String nextLink,
            Issued issued) {
        this(type, shape, aliases, writesAliases, mayBeEmpty, nextLink, false, issued);
    }

    /** Returns a body of any fields, or none. */
    static OperationBody ofJson(String nextLink) {
        return new OperationBody("JsonKeys", null, null, false, false, nextLink, true, null);
    }

    /** Whether the type is a class of the application, which has a qualified name. */
    public boolean isOfApplication() {
        return type.contains(".");
    }

    OperationBody withoutPages() {
        return new OperationBody(type, shape, aliases, writesAliases, mayBeEmpty, null, optional, issued);
    }
}
