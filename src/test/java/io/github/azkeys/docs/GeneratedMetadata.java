// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file of the jar that is generated from the code for tools. */
record GeneratedMetadata(Path path, JsonNode content) {

    private static final Path FOLDER = Path.of("src/generated/resources/META-INF");

    /** Returns one line per entry. */
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    static GeneratedMetadata at(String path, JsonNode content) {
        return new GeneratedMetadata(FOLDER.resolve(path), content);
    }

    /** Returns the expected content of the file. */
    String render() {
        try {
            return JsonMapper.builder().build().writer(PRINTER).writeValueAsString(content) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
