// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The response of an application's own operation whose file states the fields. A field is read by {@link #get(String)},
 * in Simple {@code ${body.get('sensor')}}. Immutable and threadsafe.
 */
public final class TypedKeys implements KeySet {

    private final Fields fields;
    private final List<String> names;
    private final Map<String, @Nullable Object> values;
    private final Set<String> renamed;
    private final Map<String, @Nullable Object> additionalProperties;

    /**
     * Not part of the API: the component calls it.
     *
     * @param fields the fields as the file of the operation defines them
     * @param names the names of all fields in the file
     * @param values the fields of the file that ARM sent, with unmodifiable values
     * @param renamed the fields whose value ARM sent with another name, which is among the additional properties
     * @param additionalProperties the other fields that ARM sent
     */
    public TypedKeys(
            Fields fields,
            List<String> names,
            Map<String, @Nullable Object> values,
            Set<String> renamed,
            Map<String, @Nullable Object> additionalProperties) {
        this.fields = fields.copy();
        this.names = List.copyOf(names);
        this.values = Fields.unmodifiable(values);
        this.renamed = Set.copyOf(renamed);
        this.additionalProperties = Fields.copyOf(additionalProperties);
    }

    /**
     * Returns the value of a field, a key in plaintext: a {@link String}, {@link Boolean}, {@link Integer}, {@link Long}, {@link
     * DateTime}, {@link AccessRights}, {@code TypedKeys} for an object, or an unmodifiable {@link List} or {@link Map} of
     * one of them.
     *
     * @param field a field in the file of the operation
     * @return null if ARM did not send the field
     * @throws IllegalArgumentException if the file does not define the field; the message lists the fields
     */
    public @Nullable Object get(String field) {
        if (!names.contains(field)) {
            throw new IllegalArgumentException("Unknown field '" + field + "'. Supported: " + String.join(", ", names));
        }
        return values.get(field);
    }

    @Override
    public Fields fields() {
        return fields.copy();
    }

    @Override
    public Map<String, @Nullable Object> additionalProperties() {
        return additionalProperties;
    }

    /** Used by Jackson, which would quote a text that it cannot read. The fields are known only to the operation file. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static TypedKeys ofJson(@Nullable Object json) {
        throw PlainValues.unreadable(TypedKeys.class, "JSON");
    }

    /** Used by Jackson. */
    @JsonValue
    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(values);
        json.keySet().removeAll(renamed);
        json.putAll(additionalProperties);
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TypedKeys keys
                && values.equals(keys.values)
                && additionalProperties.equals(keys.additionalProperties)
                && fields.toString().equals(keys.fields.toString());
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + additionalProperties.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
