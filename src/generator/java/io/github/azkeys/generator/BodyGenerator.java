// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Generates the records of {@code io.github.azkeys.keys} and the names of operations and forms from the catalog. Part of the
 * build, not of the jar.
 */
public final class BodyGenerator {

    private static final String FOLDER = "src/generated/java/io/github/azkeys/keys";

    private BodyGenerator() {}

    /**
     * Writes the files that changed and deletes the files that are no longer generated.
     *
     * @param args the folder of the project
     */
    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]);
        Path folder = Files.createDirectories(project.resolve(FOLDER));
        Map<String, String> files = render(project.resolve("catalog"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(folder.resolve(file.getKey()), file.getValue());
        }
        write(project.resolve(CatalogNames.FILE), CatalogNames.render(project.resolve("catalog/operations")));
        for (Path present : list(folder)) {
            if (!files.containsKey(present.getFileName().toString())) {
                Files.delete(present);
            }
        }
    }

    /**
     * Returns the content of the files by name.
     *
     * @param catalog the folder of the catalog
     * @throws IllegalArgumentException if a file of the catalog is wrong
     */
    public static Map<String, String> render(Path catalog) throws IOException {
        Bodies bodies = Bodies.read(catalog);
        Map<String, String> files = new LinkedHashMap<>();
        bodies.files()
                .forEach(body -> Bodies.checked(
                        body.source(), () -> files.put(body.name() + ".java", new SourceFile(bodies, body).render())));
        return files;
    }

    private static void write(Path file, String content) throws IOException {
        if (!Files.exists(file) || !read(file).equals(content)) {
            Files.writeString(file, content);
        }
    }

    private static String read(Path file) throws IOException {
        // Git may check out CRLF on Windows
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
