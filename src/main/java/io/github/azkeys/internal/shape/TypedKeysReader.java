// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.shape.Field.Container;
import io.github.azkeys.keys.AccessRights;
import io.github.azkeys.keys.DateTime;
import io.github.azkeys.keys.Fields;
import io.github.azkeys.keys.TypedKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a response into a body of the shape of an application's operation. Threadsafe. */
public final class TypedKeysReader {

    private TypedKeysReader() {}

    /**
     * Returns the body of a response.
     *
     * @param renamed fields that the response also has with the name that ARM used, with which they are written
     * @param otherNames the paths of keys that have another name, by that name
     */
    public static TypedKeys read(
            Shape shape, ObjectNode response, Set<String> renamed, Map<String, KeyPath> otherNames) {
        return read("", shape, response, renamed, otherNames);
    }

    private static TypedKeys read(
            String path, Shape shape, ObjectNode object, Set<String> renamed, Map<String, KeyPath> otherNames) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, @Nullable Object> additional = new LinkedHashMap<>();
        object.properties().forEach(property -> {
            String name = property.getKey();
            shape.field(name)
                    .ifPresentOrElse(
                            field -> values.put(name, value(path + name, field, property.getValue())),
                            () -> additional.put(name, plain(property.getValue())));
        });
        Fields fields = Fields.of(shape.name() == null ? TypedKeys.class.getSimpleName() : shape.name());
        shape.fields().forEach(field -> add(fields, field, values.get(field.name())));
        if (shape.keysByName()) {
            fields.unnamed(additional);
            if (shape.multiline()) {
                fields.multiline();
            }
        } else {
            fields.additional(additional);
        }
        otherNames.forEach((name, key) -> fields.also(name, key.find(object).orElse(null)));
        return new TypedKeys(
                fields,
                shape.fields().stream().map(Field::name).toList(),
                values,
                renamed,
                Collections.unmodifiableMap(additional));
    }

    @SuppressWarnings("unchecked") // value() returns the type of the field
    private static void add(Fields fields, Field field, @Nullable Object value) {
        String name = field.name();
        String key = field.itemKey();
        Container container = field.container();
        if (field.type() == Field.Type.JSON) {
            fields.open(name, (Map<String, Object>) value);
        } else if (field.type() != Field.Type.OBJECT && !field.isSecret()) {
            fields.shown(name, value);
        } else if (container == Container.NONE && field.isSecret()) {
            fields.secret(name, (String) value);
        } else if (container == Container.LIST && field.isSecret()) {
            fields.secretList(name, (List<String>) value);
        } else if (field.isSecret()) {
            fields.secrets(name, (Map<String, String>) value);
        } else if (container == Container.NONE) {
            fields.nested(name, (TypedKeys) value);
        } else if (container == Container.MAP) {
            fields.parts(name, (Map<String, TypedKeys>) value);
        } else if (field.itemName().isEmpty()) {
            fields.list(name, (List<TypedKeys>) value);
        } else if (key != null) {
            fields.named(name, (List<TypedKeys>) value, item -> itemName(field, item), item -> (String) item.get(key));
        } else {
            fields.list(name, (List<TypedKeys>) value, item -> itemName(field, item));
        }
        if (field.hasMultilineKeys()) {
            fields.multiline(name);
        }
    }

    private static @Nullable String itemName(Field field, TypedKeys item) {
        return switch (field.itemName().size()) {
            case 1 -> (String) item.get(field.itemName().get(0));
            default ->
                field.itemName().stream()
                        .map(name -> String.valueOf(item.get(name)))
                        .collect(Collectors.joining("."));
        };
    }

    private static @Nullable Object value(String path, Field field, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        return switch (field.container()) {
            case NONE -> single(path, field, node);
            case LIST -> {
                require(path, node.isArray());
                List<Object> items = new ArrayList<>();
                node.forEach(item -> items.add(single(path + "." + items.size(), field, item)));
                yield Collections.unmodifiableList(items);
            }
            case MAP -> {
                require(path, node.isObject());
                Map<String, @Nullable Object> parts = new LinkedHashMap<>();
                node.properties()
                        .forEach(part -> parts.put(
                                part.getKey(),
                                part.getValue().isNull()
                                        ? null
                                        : single(path + "." + part.getKey(), field, part.getValue())));
                yield Collections.unmodifiableMap(parts);
            }
        };
    }

    private static Object single(String path, Field field, JsonNode node) {
        switch (field.type()) {
            case BOOLEAN -> require(path, node.isBoolean());
            case INTEGER -> require(path, node.canConvertToInt() && node.isIntegralNumber());
            case LONG -> require(path, node.canConvertToLong() && node.isIntegralNumber());
            case JSON, OBJECT -> require(path, node.isObject());
            default -> require(path, node.isTextual());
        }
        return switch (field.type()) {
            case TEXT -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case INTEGER -> node.intValue();
            case LONG -> node.longValue();
            case TIME -> new DateTime(node.textValue());
            case RIGHTS -> AccessRights.of(node.textValue());
            case JSON -> plain(node);
            case OBJECT -> read(path + ".", field.objectShape(), (ObjectNode) node, Set.of(), Map.of());
        };
    }

    private static void require(String path, boolean valid) {
        InvalidFieldException.require(valid, path, "does not have the documented type");
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            node.properties().forEach(field -> object.put(field.getKey(), plain(field.getValue())));
            return Collections.unmodifiableMap(object);
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return Collections.unmodifiableList(items);
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
    }
}
