package io.github.azkeys.internal.shape;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of a JSON object. Immutable.
 *
 * @param name as ARM spells it
 * @param description what it is, null where the file does not say
 * @param type the type of the value, or of each value where there are several
 * @param shape what an object holds; null for the other types
 * @param container whether there is one value, or a list or map of them
 * @param shown whether anybody may see a text; a text that is not shown is secret
 * @param itemName the fields of a list's item that name it, joined by a dot; empty where it goes by its place
 * @param itemKey the field of a list's item that is its only key, so that the key has the item's name; null where the key
 *     has its field's name as well
 * @param writeNull whether a record writes it when it is null
 */
public record Field(
        String name,
        @Nullable String description,
        Type type,
        @Nullable Shape shape,
        Container container,
        boolean shown,
        List<String> itemName,
        @Nullable String itemKey,
        boolean writeNull) {

    /** The types of values. */
    public enum Type {
        TEXT,
        BOOLEAN,
        INTEGER,
        LONG,
        TIME,
        RIGHTS,
        /** An object of any shape, each text of which is secret. */
        JSON,
        OBJECT
    }

    /** How many values there are. */
    public enum Container {
        NONE,
        LIST,
        MAP
    }

    public Field {
        itemName = List.copyOf(itemName);
        if ((type == Type.OBJECT) != (shape != null)) {
            throw new IllegalArgumentException("An object has a shape, and nothing else has");
        }
    }

    /** What the object, or each object of a list or map, holds. */
    public Shape objectShape() {
        return Objects.requireNonNull(shape, name);
    }

    /** Whether it is a key, or a list or map of keys. */
    public boolean isSecret() {
        return type == Type.TEXT && !shown;
    }
}
