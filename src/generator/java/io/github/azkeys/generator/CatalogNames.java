// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The class with the names in the catalog, which annotations of options refer to, so that Camel's tools know them. */
final class CatalogNames {

    static final String FILE = "src/generated/java/io/github/azkeys/CatalogNames.java";

    private static final String EXTENSION = ".json";

    private CatalogNames() {}

    /**
     * Returns the source of the class.
     *
     * @param folder the folder with the operations
     */
    static String render(Path folder) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        Collection<String> operations = new TreeSet<>(List.of("resource", "refresh")); // those without a file
        Collection<String> forms = new TreeSet<>();
        for (Path file : list(folder)) {
            String name = file.getFileName().toString();
            operations.add(name.substring(0, name.length() - EXTENSION.length()));
            mapper.readTree(file.toFile()).path("forms").fieldNames().forEachRemaining(forms::add);
        }
        return """
                // SPDX-License-Identifier: Apache-2.0
                // Generated from catalog/operations. Do not edit.
                package io.github.azkeys;

                /** The names in the catalog, separated by commas, for the component descriptor. */
                final class CatalogNames {

                    static final String OPERATIONS = "%s";

                    static final String FORMS = "%s";

                    private CatalogNames() {}
                }
                """.formatted(String.join(",", operations), String.join(",", forms));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION)).toList();
        }
    }
}
