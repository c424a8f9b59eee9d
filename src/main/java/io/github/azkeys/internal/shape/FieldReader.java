// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.shape.Field.Container;
import io.github.azkeys.internal.shape.Field.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a shape. */
final class FieldReader {

    private static final List<String> FIELDS =
            List.of("description", "type", "shown", "multiline", "list", "map", "itemName", "itemKey", "writeNull");

    private final ShapeReader shapes;

    FieldReader(ShapeReader shapes) {
        this.shapes = shapes;
    }

    /** Returns the names of the simple types. */
    static String types() {
        return simpleTypes().map(FieldReader::name).collect(Collectors.joining(", "));
    }

    Field read(String path, String name, JsonNode node) {
        JsonEntry entry = JsonEntry.of(path, node, FIELDS);
        JsonNode stated = entry.node().get("type");
        Type type = type(stated);
        Shape shape = type == Type.OBJECT ? shapes.read(path + ".type", stated) : null;
        boolean shown = entry.flag("shown");
        if (shown && type != Type.TEXT) {
            throw entry.invalid("shown", "is for a text; other types are always shown, except json");
        }
        boolean multiline = entry.flag("multiline");
        if (multiline && (shown || type != Type.TEXT)) {
            throw entry.invalid("multiline", "is for a secret text; a json can always have several lines");
        }
        Container container = container(entry);
        if (container != Container.NONE && type == Type.JSON) {
            throw entry.invalid("type", "is 'json', which is one object");
        }
        return new Field(
                name,
                entry.text("description"),
                type,
                shape,
                container,
                shown,
                multiline,
                itemName(entry, shape, container),
                itemKey(entry, shape),
                entry.flag("writeNull"));
    }

    private static Type type(@Nullable JsonNode stated) {
        return stated == null
                ? Type.TEXT
                : simpleTypes()
                        .filter(simple -> name(simple).equals(stated.textValue()))
                        .findFirst()
                        .orElse(Type.OBJECT);
    }

    private static Container container(JsonEntry entry) {
        boolean list = entry.flag("list");
        boolean map = entry.flag("map");
        if (list && map) {
            throw entry.invalid("map", "cannot be combined with list");
        }
        return list ? Container.LIST : map ? Container.MAP : Container.NONE;
    }

    private static List<String> itemName(JsonEntry entry, @Nullable Shape shape, Container container) {
        Optional<JsonNode> value = entry.get("itemName");
        if (value.isEmpty()) {
            if (entry.get("itemKey").isPresent()) {
                throw entry.invalid("itemKey", "needs itemName");
            }
            return List.of();
        }
        if (shape == null || container != Container.LIST) {
            throw entry.invalid("itemName", "is for a list of objects");
        }
        List<String> names = new ArrayList<>();
        if (value.get().isArray()) {
            value.get().forEach(name -> names.add(name.asText()));
        } else {
            names.add(String.valueOf(entry.text("itemName")));
        }
        names.forEach(name -> {
            if (shape.field(name).filter(FieldReader::isName).isEmpty()) {
                throw entry.invalid("itemName", "is '" + name + "', which is not a text of the item that is shown");
            }
        });
        return names;
    }

    private static boolean isName(Field field) {
        return field.type() == Type.TEXT && field.container() == Container.NONE && field.shown();
    }

    private static @Nullable String itemKey(JsonEntry entry, @Nullable Shape shape) {
        String name = entry.text("itemKey");
        if (name == null || shape == null) {
            return name;
        }
        List<Field> keys = shape.fields().stream()
                .filter(field -> field.isSecret() || field.type() == Type.OBJECT || field.type() == Type.JSON)
                .toList();
        if (keys.size() != 1
                || !keys.get(0).isSecret()
                || keys.get(0).container() != Container.NONE
                || !keys.get(0).name().equals(name)) {
            throw entry.invalid("itemKey", "is '" + name + "', which is not the only secret of the item");
        }
        return name;
    }

    private static Stream<Type> simpleTypes() {
        return Stream.of(Type.values()).filter(type -> type != Type.OBJECT);
    }

    private static String name(Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
