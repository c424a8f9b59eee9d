// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of the component page, so that tests run what users copy. */
public final class DocumentedExample {

    private static final Path PAGE = Path.of("src/main/docs/azkeys-component.adoc");

    private DocumentedExample() {}

    /**
     * Returns the text of a listing.
     *
     * @param name the name in {@code [[name]]} above it
     * @throws IllegalArgumentException if the page has no listing with this name
     */
    public static String of(String name) {
        Matcher listing = Pattern.compile(
                        "\\[\\[" + Pattern.quote(name) + "]]\n\\[source,\\w+]\n----\n(.*?)\n----\n", Pattern.DOTALL)
                .matcher(page());
        if (!listing.find()) {
            throw new IllegalArgumentException(PAGE + " has no listing [[" + name + "]]");
        }
        return listing.group(1) + "\n";
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
