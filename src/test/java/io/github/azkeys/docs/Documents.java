// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents that users read on GitHub. */
public final class Documents {

    public static final Path INDEX = Path.of("src/main/docs/README.adoc");

    private Documents() {}

    /** Returns the pages in AsciiDoc, sorted by name. */
    public static List<Path> pages() {
        return files(INDEX.getParent(), 1, ".adoc");
    }

    /** Returns the documents in Markdown, with those of the examples. */
    public static List<Path> markdown() {
        return Stream.of(
                        files(Path.of(""), 1, ".md"),
                        files(Path.of("catalog"), 1, ".md"),
                        files(INDEX.getParent(), 1, ".md"),
                        files(Path.of("examples"), 2, ".md"))
                .flatMap(List::stream)
                .toList();
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, int depth, String end) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
