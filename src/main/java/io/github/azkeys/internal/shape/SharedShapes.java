// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The shapes that operations, also those of an application, can reference by name. Threadsafe. */
public final class SharedShapes {

    private static final String LOCATION = "/META-INF/azkeys/shapes/";

    private SharedShapes() {}

    /** Returns the definition of a shape; empty if it is unknown. */
    public static Optional<JsonNode> find(String name) {
        try (InputStream in = SharedShapes.class.getResourceAsStream(LOCATION + name + ".json")) {
            return in == null ? Optional.empty() : Optional.of(JsonTrees.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the shape " + name, e);
        }
    }
}
