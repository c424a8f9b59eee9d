// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.internal.shape.Field;
import io.github.azkeys.internal.shape.InvalidFieldException;
import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import io.github.azkeys.internal.shape.ShapeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shapes of the catalog, and which of them get a file of their own. */
final class Bodies {

    /** For operations that have no page of their own. */
    private static final String TITLE = "Azure REST API reference";

    private static final String SHAPES = "catalog/shapes/";

    private static final String DOCUMENTATION = "https://learn.microsoft.com/rest/api/azure/";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path catalog;
    private final Map<String, Body> bodies = new TreeMap<>();
    /** The names of the bodies that contain a shape, by its name. */
    private final Map<String, Set<String>> holders = new TreeMap<>();
    /** The names of the bodies that an operation returns. */
    private final Set<String> returned = new HashSet<>();
    /** The paths of the keys of rotation pairs, by the name of the body and the name in routes. */
    private final Map<String, Map<String, List<KeyPath>>> pairs = new TreeMap<>();

    /** The names of fields in other versions, by the name of the body and the field. */
    private final Map<String, Map<String, List<String>>> aliases = new TreeMap<>();

    private Bodies(Path catalog) {
        this.catalog = catalog;
    }

    static Bodies read(Path catalog) throws IOException {
        Bodies bodies = new Bodies(catalog);
        for (Path file : list(catalog.resolve("shapes"))) {
            bodies.readShape(file);
        }
        for (Path file : list(catalog.resolve("operations"))) {
            bodies.readOperation(file);
        }
        bodies.requireUse();
        return bodies;
    }

    /** Returns the bodies that get a file: those that an operation returns or several others contain. */
    List<Body> files() {
        return bodies.values().stream().filter(body -> !isNested(body.name())).toList();
    }

    /** Returns the bodies that only this one contains, in the order of its fields. */
    List<Body> nested(Body body) {
        return parts(body.shape())
                .map(Shape::name)
                .distinct()
                .filter(this::isNested)
                .map(bodies::get)
                .toList();
    }

    /**
     * Returns the paths of the keys of the rotation pair of a body, by name in routes; empty if there is none. A key has
     * several paths if they differ between versions.
     */
    Map<String, List<KeyPath>> pair(Body body) {
        return pairs.getOrDefault(body.name(), Map.of());
    }

    /** Returns the names of fields in other versions, by their name in the body; empty if there are none. */
    Map<String, List<String>> aliases(Body body) {
        return aliases.getOrDefault(body.name(), Map.of());
    }

    private boolean isNested(String name) {
        return !returned.contains(name) && holders.get(name).size() == 1;
    }

    private void readShape(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        String source = SHAPES + file.getFileName();
        checked(source, () -> add(reader().read(name, mapper.getNodeFactory().textNode(name)), source, null, null));
    }

    private void readOperation(Path file) throws IOException {
        String source = "catalog/operations/" + file.getFileName();
        JsonNode operation = mapper.readTree(file.toFile());
        JsonNode body = operation.path("body");
        if (body.isTextual()) {
            checked(
                    source,
                    () -> InvalidFieldException.require(
                            !operation.has("aliases"), "aliases", "needs a body with fields in the same file"));
            returned.add(body.textValue());
            checked(source, () -> {
                addPair(body.textValue(), operation.path("pair"));
                addEarlierPairs(body.textValue(), operation.path("before"));
            });
            return;
        }
        checked(source, () -> {
            Shape shape = reader().read("body", body);
            boolean documented = operation.has("documentation");
            add(
                    shape,
                    source,
                    documented ? operation.path("title").textValue() : TITLE,
                    documented ? operation.path("documentation").textValue() : DOCUMENTATION);
            returned.add(shape.name());
            addPair(shape.name(), operation.path("pair"));
            addEarlierPairs(shape.name(), operation.path("before"));
            addAliases(shape, operation.path("aliases"));
        });
    }

    private void addPair(String body, JsonNode pair) {
        pair.properties().forEach(key -> {
            KeyPath path = new KeyPath("pair", key.getValue().textValue());
            List<KeyPath> known = pairs.computeIfAbsent(body, first -> new LinkedHashMap<>())
                    .putIfAbsent(key.getKey(), List.of(path));
            if (known != null && !known.get(0).toString().equals(path.toString())) {
                throw new InvalidFieldException(
                        "pair." + key.getKey(), "is '" + path + "', but '" + known.get(0) + "' in another operation");
            }
        });
    }

    /** Adds the paths in earlier versions in which the body has the same fields. */
    private void addEarlierPairs(String body, JsonNode before) {
        before.forEach(version -> {
            if (!version.has("body")) {
                version.path("pair").properties().forEach(key -> pairs.computeIfAbsent(
                                body, first -> new LinkedHashMap<>())
                        .merge(
                                key.getKey(),
                                List.of(new KeyPath("pair", key.getValue().textValue())),
                                Bodies::distinct));
            }
        });
    }

    private static List<KeyPath> distinct(List<KeyPath> known, List<KeyPath> added) {
        List<KeyPath> all = new ArrayList<>(known);
        added.stream()
                .filter(path -> known.stream().noneMatch(one -> one.toString().equals(path.toString())))
                .forEach(all::add);
        return all;
    }

    private void addAliases(Shape shape, JsonNode names) {
        names.properties().forEach(field -> {
            InvalidFieldException.require(
                    shape.field(field.getKey()).isPresent(), "aliases." + field.getKey(), "is not a field of the body");
            List<String> others = new ArrayList<>();
            field.getValue().forEach(other -> others.add(other.textValue()));
            aliases.computeIfAbsent(String.valueOf(shape.name()), first -> new TreeMap<>())
                    .put(field.getKey(), others);
        });
    }

    private ShapeReader reader() {
        return new ShapeReader(this::shared);
    }

    private Optional<JsonNode> shared(String name) {
        Path file = sharedFile(name);
        try {
            return Files.exists(file) ? Optional.of(mapper.readTree(file.toFile())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private Path sharedFile(String name) {
        return catalog.resolve("shapes").resolve(name + ".json");
    }

    private void add(Shape shape, String source, @Nullable String title, @Nullable String documentation) {
        String name = shape.name();
        if (name == null || shape.description() == null) {
            throw new InvalidFieldException(name == null ? "body" : name, "needs a name and a description");
        }
        if (bodies.containsKey(name)) {
            if (!bodies.get(name).shape().equals(shape)) {
                throw new InvalidFieldException(
                        name, "is also defined in " + bodies.get(name).source());
            }
            return;
        }
        if (shape.title() == null != (shape.documentation() == null)) {
            throw new InvalidFieldException(name, "needs both title and documentation, or neither");
        }
        Body body = new Body(
                shape,
                source,
                shape.title() == null ? title : shape.title(),
                shape.documentation() == null ? documentation : shape.documentation());
        if (body.title() == null) {
            throw new InvalidFieldException(name, "needs a title and documentation");
        }
        bodies.put(name, body);
        parts(shape).forEach(part -> {
            String own = String.valueOf(part.name());
            holders.computeIfAbsent(own, first -> new TreeSet<>()).add(name);
            if (Files.exists(sharedFile(own))) {
                add(part, SHAPES + own + ".json", null, null);
            } else {
                add(part, source, body.title(), body.documentation());
            }
        });
    }

    private void requireUse() {
        bodies.keySet().forEach(name -> {
            if (!returned.contains(name) && !holders.containsKey(name)) {
                throw new IllegalArgumentException(bodies.get(name).source() + " is not used");
            }
        });
    }

    private static Stream<Shape> parts(Shape shape) {
        return shape.fields().stream()
                .filter(field -> field.type() == Field.Type.OBJECT)
                .map(Field::objectShape);
    }

    /** Adds the file to an error. */
    static void checked(String source, Runnable part) {
        try {
            part.run();
        } catch (InvalidFieldException e) {
            throw new IllegalArgumentException(source + " is wrong: " + e.field() + " " + e.getMessage(), e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
