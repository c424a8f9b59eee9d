// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import io.github.azkeys.internal.shape.Field;
import io.github.azkeys.internal.shape.Field.Container;
import io.github.azkeys.internal.shape.InvalidFieldException;
import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** The expressions by which a record finds the keys of its rotation pair. */
record PairSource(Shape shape) {

    /** Returns the arguments of {@code Fields.also} for a key: its name in routes, and the key. */
    List<String> arguments(String name, KeyPath path) {
        List<KeyPath.Step> steps = path.steps();
        Field first = field(shape, steps.get(0), name, path);
        if (steps.size() == 1 && first.isSecret() && first.container() == Container.NONE) {
            return List.of(text(name), Component.javaName(first.name()));
        }
        if (steps.size() != 2 || first.type() != Field.Type.OBJECT || first.container() == Container.MAP) {
            throw unsupported(name, path);
        }
        Shape part = first.objectShape();
        Field key = field(part, steps.get(1), name, path);
        if (!key.isSecret() || key.container() != Container.NONE) {
            throw unsupported(name, path);
        }
        String matches = first.container() == Container.NONE
                ? ""
                : "item -> " + conditions(part, steps.get(0), name, path) + ", ";
        return List.of(
                text(name),
                "Parts.key(" + Component.javaName(first.name()) + ", " + matches + part.name() + "::"
                        + Component.javaName(key.name()) + ")");
    }

    private static String conditions(Shape item, KeyPath.Step step, String name, KeyPath path) {
        return step.conditions().isEmpty()
                ? "true"
                : step.conditions().entrySet().stream()
                        .map(condition -> text(condition.getValue()) + ".equalsIgnoreCase(item."
                                + Component.javaName(item.field(condition.getKey())
                                        .orElseThrow(() -> unsupported(name, path))
                                        .name())
                                + "())")
                        .collect(Collectors.joining(" && "));
    }

    private static Field field(Shape shape, KeyPath.Step step, String name, KeyPath path) {
        return shape.field(step.field()).orElseThrow(() -> unsupported(name, path));
    }

    private static InvalidFieldException unsupported(String name, KeyPath path) {
        return new InvalidFieldException(
                "pair." + name, "is '" + path + "', which is not the path of a key in the fields of the body");
    }

    private static String text(String text) {
        return "\"" + text + "\"";
    }
}
