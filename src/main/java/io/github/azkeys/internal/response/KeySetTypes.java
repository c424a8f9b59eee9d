// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.TypedKeys;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the types of bodies: those of this library by simple name, those of an application by qualified name. Threadsafe
 * if the given function is.
 */
public final class KeySetTypes {

    private static final String OWN_PACKAGE = KeySet.class.getPackageName() + ".";

    private final Function<String, Class<?>> application;

    /**
     * @param application loads a class of the application by its qualified name; returns null if it does not exist
     */
    public KeySetTypes(Function<String, Class<?>> application) {
        this.application = application;
    }

    /** Whether a type of that name can be a body. */
    public boolean contains(String body) {
        return find(body).isPresent();
    }

    Class<? extends KeySet> get(Operation operation) {
        String body = operation.body().type();
        return find(body)
                .orElseThrow(() -> new InvalidRequestException(
                        "The body " + body + " of operation " + operation.name() + " is not a KeySet"));
    }

    private Optional<Class<? extends KeySet>> find(String body) {
        return Optional.<Class<?>>ofNullable(body.contains(".") ? application.apply(body) : own(body))
                .filter(KeySet.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .filter(type -> type != TypedKeys.class) // needs fields, which a file states in place of a name
                .map(type -> type.asSubclass(KeySet.class));
    }

    private static Class<?> own(String name) {
        try {
            return Class.forName(OWN_PACKAGE + name, true, KeySet.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null; // LinkageError if the name differs from a file name in case only
        }
    }
}
