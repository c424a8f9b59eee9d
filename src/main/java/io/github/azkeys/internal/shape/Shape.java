package io.github.azkeys.internal.shape;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON object of a response holds. Immutable.
 *
 * @param name the name of its record, null where the file gives none
 * @param description what it is, null where the file does not say
 * @param title the title of the page that documents it, null where the file gives none
 * @param documentation the address of that page, null where the file gives none
 * @param keysByName whether it is nothing but keys by name, which the fields need not list
 * @param writeNull whether a record writes all its fields, also those that are null
 * @param fields in the order of the file
 */
public record Shape(
        @Nullable String name,
        @Nullable String description,
        @Nullable String title,
        @Nullable String documentation,
        boolean keysByName,
        boolean writeNull,
        List<Field> fields) {

    public Shape {
        fields = List.copyOf(fields);
    }

    /** The field of that name. */
    public Optional<Field> field(String field) {
        return fields.stream().filter(known -> known.name().equals(field)).findFirst();
    }
}
