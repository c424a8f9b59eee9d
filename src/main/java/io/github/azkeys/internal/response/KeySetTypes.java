package io.github.azkeys.internal.response;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.keys.KeySet;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the types that operations name as their bodies: this library's own by their simple names, an application's by
 * their whole class names. Threadsafe if the given function is.
 */
public final class KeySetTypes {

    private static final String OWN_PACKAGE = KeySet.class.getPackageName() + ".";

    private final Function<String, Class<?>> application;

    /**
     * @param application loads a class of the application by its whole name, null where there is none
     */
    public KeySetTypes(Function<String, Class<?>> application) {
        this.application = Objects.requireNonNull(application, "application");
    }

    /** Whether an answer can become a body of that name. */
    public boolean contains(String body) {
        return find(body).isPresent();
    }

    /**
     * The type of an operation's body.
     *
     * @throws InvalidRequestException if there is none
     */
    Class<? extends KeySet> get(Operation operation) {
        return find(operation.body())
                .orElseThrow(() -> new InvalidRequestException("The operation " + operation.name() + " names the body "
                        + operation.body() + ", which is no KeySet"));
    }

    private Optional<Class<? extends KeySet>> find(String body) {
        return Optional.<Class<?>>ofNullable(body.contains(".") ? application.apply(body) : own(body))
                .filter(KeySet.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .map(type -> type.asSubclass(KeySet.class));
    }

    private static Class<?> own(String name) {
        try {
            return Class.forName(OWN_PACKAGE + name, true, KeySet.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null; // the latter where the name differs from a file's in casing only
        }
    }
}
