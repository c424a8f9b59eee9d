// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of a JSON object. Immutable.
 *
 * @param name as ARM spells it
 * @param description null if the file has none
 * @param type the type of the value, or of each value of a list or map
 * @param shape the shape of an object; null for the other types
 * @param shown whether a text is public; other texts are secret
 * @param multiline whether a secret may have several lines
 * @param itemName the fields that name an item of a list, joined by a dot; empty if items are named by index
 * @param itemKey the field that is the only key of an item, so that the key has the item's name; null if the name of the
 *     field follows
 * @param writeNull whether a record writes the field if it is null
 */
public record Field(
        String name,
        @Nullable String description,
        Type type,
        @Nullable Shape shape,
        Container container,
        boolean shown,
        boolean multiline,
        List<String> itemName,
        @Nullable String itemKey,
        boolean writeNull) {

    /** The type of a value. */
    public enum Type {
        TEXT,
        BOOLEAN,
        INTEGER,
        LONG,
        TIME,
        RIGHTS,
        /** An object of any shape; all its texts are secret. */
        JSON,
        OBJECT
    }

    /** Whether a field has one value, a list or a map. */
    public enum Container {
        NONE,
        LIST,
        MAP
    }

    public Field {
        itemName = List.copyOf(itemName);
        if ((type == Type.OBJECT) != (shape != null)) {
            throw new IllegalArgumentException("Only an object must have a shape");
        }
    }

    /** Returns the shape of the object, or of each object of a list or map. */
    public Shape objectShape() {
        return Objects.requireNonNull(shape, name);
    }

    /** Whether the field is a key or a list or map of keys, including named keys, that may have several lines. */
    public boolean hasMultilineKeys() {
        return multiline
                || itemKey != null
                        && objectShape().field(itemKey).filter(Field::multiline).isPresent();
    }

    /** Whether the field is a key, or a list or map of keys. */
    public boolean isSecret() {
        return type == Type.TEXT && !shown;
    }
}
