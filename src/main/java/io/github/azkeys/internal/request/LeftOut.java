// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.shape.JsonMappers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An operation of ARM that is not in the catalog. Immutable.
 *
 * @param resourceType such as {@code Microsoft.Web/connections}
 * @param action such as {@code listConnectionKeys}
 * @param reason why it is left out, as a phrase that follows the name of the action
 */
record LeftOut(String resourceType, String action, String reason) {

    private static final String LOCATION = "/META-INF/azkeys/left-out.json";

    private static final Pattern REGENERATING = Pattern.compile("(?i)(?:regenerate|rotate).*");

    /** Returns all operations that are left out. */
    static List<LeftOut> all() {
        try (InputStream in = LeftOut.class.getResourceAsStream(LOCATION)) {
            List<LeftOut> all = new ArrayList<>();
            for (JsonNode entry : JsonMappers.shared().readTree(in)) {
                all.add(new LeftOut(
                        entry.path("resourceType").asText(),
                        entry.path("action").asText(),
                        entry.path("reason").asText()));
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + LOCATION, e);
        }
    }

    /** Returns why an operation cannot regenerate a key; empty if ARM has no action for it at all. */
    static Optional<LeftOut> regenerating(Operation operation) {
        return all().stream()
                .filter(left ->
                        left.resourceType.equalsIgnoreCase(operation.path().resourceType())
                                && REGENERATING.matcher(left.action).matches())
                .findFirst();
    }
}
