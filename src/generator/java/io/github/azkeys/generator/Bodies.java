package io.github.azkeys.generator;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.internal.shape.Field;
import io.github.azkeys.internal.shape.InvalidShapeException;
import io.github.azkeys.internal.shape.Shape;
import io.github.azkeys.internal.shape.ShapeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All shapes of the catalogue, and which of them has a file of its own. */
final class Bodies {

    /** Where an operation has no page of its own. */
    private static final String TITLE = "Azure REST API reference";

    private static final String SHAPES = "catalog/shapes/";

    private static final String DOCUMENTATION = "https://learn.microsoft.com/rest/api/azure/";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path catalog;
    private final Map<String, Body> bodies = new TreeMap<>();
    /** The names of those that hold a shape, by its name. */
    private final Map<String, Set<String>> holders = new TreeMap<>();
    /** The names of those that an operation returns. */
    private final Set<String> returned = new HashSet<>();

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

    /** Those that get a file: what an operation returns, and what several others hold. */
    List<Body> files() {
        return bodies.values().stream().filter(body -> !isNested(body.name())).toList();
    }

    /** Those that only this one holds, in the order of its fields. */
    List<Body> nested(Body body) {
        return parts(body.shape())
                .map(Shape::name)
                .distinct()
                .filter(this::isNested)
                .map(bodies::get)
                .toList();
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
            returned.add(body.textValue());
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
            throw new InvalidShapeException(name == null ? "body" : name, "needs a name and a description");
        }
        if (bodies.containsKey(name)) {
            if (!bodies.get(name).shape().equals(shape)) {
                throw new InvalidShapeException(
                        name, "is defined in " + bodies.get(name).source() + " as well");
            }
            return;
        }
        if (shape.title() == null != (shape.documentation() == null)) {
            throw new InvalidShapeException(name, "needs both title and documentation, or neither");
        }
        Body body = new Body(
                shape,
                source,
                shape.title() == null ? title : shape.title(),
                shape.documentation() == null ? documentation : shape.documentation());
        if (body.title() == null) {
            throw new InvalidShapeException(name, "needs a title and documentation");
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
                throw new IllegalArgumentException(bodies.get(name).source() + " is wrong: nothing uses it");
            }
        });
    }

    private static Stream<Shape> parts(Shape shape) {
        return shape.fields().stream()
                .filter(field -> field.type() == Field.Type.OBJECT)
                .map(Field::objectShape);
    }

    /** Names the file in an error. */
    static void checked(String source, Runnable part) {
        try {
            part.run();
        } catch (InvalidShapeException e) {
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
