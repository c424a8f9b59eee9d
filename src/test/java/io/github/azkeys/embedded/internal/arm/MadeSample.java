// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.shape.Field;
import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the sample of an operation of an application that has none, from the fields of its body, its rotation pair and its
 * forms. A list or map has one item, unless the pair or a form names more. Immutable.
 */
final class MadeSample {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Operation operation;
    private final Set<String> paths;

    private MadeSample(Operation operation) {
        this.operation = operation;
        Stream<KeyPath> pair = operation.pair() == null ? Stream.of() : operation.pair().keys().values().stream();
        Stream<KeyPath> forms = operation.forms().values().stream().flatMap(form -> form.keys().values().stream());
        this.paths = Stream.concat(pair, forms).map(KeyPath::toString).collect(Collectors.toSet());
    }

    /**
     * Returns a sample in which each name is that of its parameter.
     *
     * @throws IllegalArgumentException if the fields of the body are in a class
     */
    static Operation.Sample of(Operation operation) {
        Shape shape = operation.body().shape();
        if (shape == null) {
            throw new IllegalArgumentException("The operation '" + operation.name()
                    + "' needs a sample, because its body " + operation.body().type() + " is a class");
        }
        Map<String, String> request =
                operation.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::name));
        return new Operation.Sample(true, request, new MadeSample(operation).object("", shape), Map.of());
    }

    private ObjectNode object(String path, Shape shape) {
        ObjectNode object = JSON.objectNode();
        shape.fields().forEach(field -> object.set(field.name(), container(path + field.name(), field)));
        if (object.isEmpty()) {
            object.put("default", secret(path + "default")); // keys by name
        }
        return object;
    }

    private JsonNode container(String path, Field field) {
        return switch (field.container()) {
            case NONE -> value(path, field);
            case LIST -> list(path, field);
            case MAP -> JSON.objectNode().set("default", value(path + ".default", field));
        };
    }

    /** Returns a list with an item for each condition that a path has for it, such as {@code keys[keyName=key1].value}. */
    private ArrayNode list(String path, Field field) {
        List<String> conditions = paths.stream()
                .flatMap(known -> Pattern.compile("^" + Pattern.quote(path) + "\\[([^]]+)]")
                        .matcher(known)
                        .results())
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
        ArrayNode list = JSON.arrayNode();
        for (String condition : conditions.isEmpty() ? List.of("") : conditions) {
            JsonNode item = value(path + "." + list.size(), field);
            Pattern.compile("([^,=]+)=([^,]+)").matcher(condition).results().forEach(named -> ((ObjectNode) item)
                    .put(named.group(1), named.group(2)));
            list.add(item);
        }
        return list;
    }

    private JsonNode value(String path, Field field) {
        return switch (field.type()) {
            case TEXT -> JSON.textNode(field.isSecret() ? secret(path) : shown(field.name()));
            case BOOLEAN -> JSON.booleanNode(true);
            case INTEGER, LONG -> JSON.numberNode(1);
            case TIME -> JSON.textNode("2026-01-01T00:00:00Z");
            case RIGHTS -> JSON.textNode("RegistryRead");
            case JSON -> JSON.objectNode();
            case OBJECT -> object(path + ".", field.objectShape());
        };
    }

    /** Returns a secret that the service recognizes as made, and that is the only one of its kind. */
    private static String secret(String path) {
        return "sample-" + path.replaceAll("\\W", "-");
    }

    /** Returns the name of the parameter that the field repeats, such as {@code sensorName} for {@code sensor}. */
    private String shown(String field) {
        return operation.parameters().stream()
                .filter(parameter -> Stream.of(
                                parameter.name(), parameter.role().option())
                        .anyMatch(name -> name.equalsIgnoreCase(field) || name.equalsIgnoreCase(field + "Name")))
                .map(Parameter::name)
                .findFirst()
                .orElse("shown");
    }
}
