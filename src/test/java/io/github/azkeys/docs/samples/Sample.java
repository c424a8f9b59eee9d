// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs.samples;

import io.github.azkeys.docs.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A listing in a document, which users copy.
 *
 * @param file the document
 * @param line the number of its first line
 * @param language the language, such as {@code yaml}
 * @param text the lines
 */
record Sample(Path file, int line, String language, String text) {

    private static final Pattern LISTING =
            Pattern.compile("(?ms)^\\[source,(\\w+)[^\\]\n]*]\n(?:\\.[^\n]+\n)?----\n(.*?)^----$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```(\\w+)\n(.*?)^ *```$");

    private static final List<String> EXAMPLES = examples();

    /** Returns the samples of all pages, the README and the examples. */
    static List<Sample> all() {
        return Stream.concat(Documents.pages().stream(), Documents.markdown().stream())
                .flatMap(Sample::of)
                .toList();
    }

    /** Returns the samples of a document in their order. */
    static Stream<Sample> of(Path file) {
        String document = Documents.text(file);
        Pattern pattern = file.toString().endsWith(".adoc") ? LISTING : FENCE;
        return pattern.matcher(document).results().map(match -> of(file, document, match));
    }

    private static List<String> examples() {
        try (Stream<Path> files = Files.walk(Path.of("examples"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Documents::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(Path file, String document, MatchResult match) {
        int line = (int) document.substring(0, match.start(2)).lines().count() + 1;
        return new Sample(file, line, match.group(1), match.group(2));
    }

    /** Whether the sample is a Java class of the examples, word for word, whose build runs it. */
    boolean isClassOfAnExample() {
        return language.equals("java")
                && text.contains("class ")
                && EXAMPLES.stream().anyMatch(file -> file.contains(text));
    }

    @Override
    public String toString() {
        return file.getFileName() + ":" + line + " (" + language + ")";
    }
}
