package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.shape.Shape;
import io.github.azkeys.internal.shape.ShapeReader;
import io.github.azkeys.internal.shape.SharedShapes;
import io.github.azkeys.keys.TypedKeys;
import java.util.function.Predicate;

/** Reads what an operation's file says about the body: a class, or the fields. Threadsafe. */
final class BodyReader {

    private final SharedShapes shared = new SharedShapes(JsonMappers.builder().build());
    private final Predicate<String> classes;

    /**
     * @param classes whether an answer can become a body of that name
     */
    BodyReader(Predicate<String> classes) {
        this.classes = classes;
    }

    /**
     * What an answer becomes.
     *
     * @param type the name of a class or of a shape
     * @param shape the fields; null where it is a class
     */
    record Body(String type, Shape shape) {}

    /**
     * @param own whether the operation is one of this library's, which have records of their shapes
     * @throws InvalidFieldException if there is no such body
     * @throws io.github.azkeys.internal.shape.InvalidShapeException if the fields are wrong
     */
    Body read(JsonNode body, boolean own) {
        if (body == null
                || body.isNull()
                || body.isTextual() && body.textValue().isBlank()) {
            throw new InvalidFieldException("body", "is missing");
        }
        if (body.isTextual()) {
            return new Body(type(body.textValue()), null);
        }
        if (!body.isObject()) {
            throw new InvalidFieldException("body", "must be a text or an object");
        }
        if (own) {
            return new Body(type(body.path("name").asText()), null);
        }
        Shape shape = new ShapeReader(shared::find).read("body", body);
        return new Body(shape.name() == null ? TypedKeys.class.getSimpleName() : shape.name(), shape);
    }

    private String type(String name) {
        if (!classes.test(name)) {
            throw new InvalidFieldException(
                    "body",
                    "is '" + name + "', which is no KeySet; it can be JsonKeys, another type of"
                            + " io.github.azkeys.keys, the whole name of a class of yours, or an object with fields");
        }
        return name;
    }
}
