// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generates the native image metadata for types used by reflection: Jackson's types and Camel's services. */
final class NativeImageMetadata {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SERVICES = Path.of("src/generated/resources/META-INF/services");
    private static final Path PLUGINS =
            Path.of("src/main/resources/META-INF/services/org.apache.camel.spi.ContextServicePlugin");

    private NativeImageMetadata() {}

    static GeneratedMetadata file() throws IOException {
        ArrayNode types = JsonNodeFactory.instance.arrayNode();
        for (String name : boundTypes()) {
            types.addObject()
                    .put("name", name)
                    .put("allDeclaredConstructors", true)
                    .put("allDeclaredFields", true)
                    .put("allDeclaredMethods", true)
                    .put("allPublicMethods", true);
        }
        for (String name : services()) {
            ObjectNode constructor =
                    types.addObject().put("name", name).putArray("methods").addObject();
            constructor.put("name", "<init>").putArray("parameterTypes");
        }
        return GeneratedMetadata.at("native-image/io.github.azkeys/camel-azkeys/reflect-config.json", types);
    }

    /** Bodies and the types of their components. */
    private static Set<String> boundTypes() {
        Set<Class<?>> found = new HashSet<>();
        classes(KeySet.class.getPackageName()).forEach(type -> addBound(type, found));
        return found.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void addBound(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType parameterized) {
            Stream.of(parameterized.getActualTypeArguments()).forEach(argument -> addBound(argument, found));
        } else if (type instanceof Class<?> own && isBound(own) && found.add(own) && own.isRecord()) {
            Stream.of(own.getRecordComponents()).forEach(part -> addBound(part.getGenericType(), found));
        }
    }

    private static boolean isBound(Class<?> type) {
        return type.getName().startsWith("io.github.azkeys.")
                && (type.isRecord()
                        || type.isEnum()
                        || type.isAnnotationPresent(JsonAutoDetect.class)
                        || Stream.of(type.getDeclaredMethods())
                                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class)));
    }

    /** The classes with this name prefix. */
    private static Stream<Class<?>> classes(String prefix) {
        Path folder = CLASSES.resolve(prefix.replaceFirst("\\.[A-Z].*", "").replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".class"))
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, NativeImageMetadata.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Camel instantiates the classes named in these files. */
    private static List<String> services() throws IOException {
        try (Stream<Path> files = Files.walk(SERVICES)) {
            return Stream.concat(files.filter(Files::isRegularFile), Stream.of(PLUGINS))
                    .flatMap(file -> lines(file).filter(line -> !line.startsWith("#")))
                    .map(line -> line.replaceFirst("class=", ""))
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
