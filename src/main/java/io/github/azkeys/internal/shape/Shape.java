// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object in a response. Immutable.
 *
 * @param name the name of its record; null if the file has none
 * @param description null if the file has none
 * @param title the title of its documentation; null if the file has none
 * @param documentation the URL of its documentation; null if the file has none
 * @param keysByName whether the object holds keys by name, which the fields need not list
 * @param multiline whether keys by name may have several lines
 * @param writeNull whether a record writes all fields that are null
 * @param fields in the order of the file
 */
public record Shape(
        @Nullable String name,
        @Nullable String description,
        @Nullable String title,
        @Nullable String documentation,
        boolean keysByName,
        boolean multiline,
        boolean writeNull,
        List<Field> fields) {

    public Shape {
        fields = List.copyOf(fields);
    }

    /** Returns the field of that name. */
    public Optional<Field> field(String field) {
        return fields.stream().filter(known -> known.name().equals(field)).findFirst();
    }
}
