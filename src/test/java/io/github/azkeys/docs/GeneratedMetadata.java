package io.github.azkeys.docs;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file of the jar that tools read and that is made from the code. */
record GeneratedMetadata(Path path, JsonNode content) {

    private static final Path FOLDER = Path.of("src/generated/resources/META-INF");

    /** One line for each thing that is listed. */
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    static GeneratedMetadata at(String path, JsonNode content) {
        return new GeneratedMetadata(FOLDER.resolve(path), content);
    }

    /** The file as it has to be. */
    String render() {
        try {
            return JsonMapper.builder().build().writer(PRINTER).writeValueAsString(content) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
