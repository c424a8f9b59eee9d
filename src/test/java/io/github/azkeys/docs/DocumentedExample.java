// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import java.util.regex.Pattern;

/** The examples of the pages, so that tests run what users copy. */
public final class DocumentedExample {

    private DocumentedExample() {}

    /**
     * Returns the text of a listing.
     *
     * @param name the name in {@code [[name]]} above it
     * @throws IllegalArgumentException if no page has a listing with this name
     */
    public static String of(String name) {
        Pattern listing = Pattern.compile(
                "\\[\\[" + Pattern.quote(name) + "]]\n\\[source,\\w+]\n----\n(.*?)\n----\n", Pattern.DOTALL);
        return Documents.pages().stream()
                .flatMap(page -> listing.matcher(Documents.text(page)).results())
                .map(match -> match.group(1) + "\n")
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No page has the listing [[" + name + "]]"));
    }
}
