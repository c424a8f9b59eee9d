// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * A key operation in ARM's public type index.
 *
 * @param resourceType such as {@code Microsoft.Batch/batchAccounts}
 * @param action such as {@code listKeys}
 * @param kind {@code listKeys}, {@code other-list} or {@code regenerate}
 * @param apiVersion the latest stable version, or the latest where none is stable
 * @param stable whether there is a stable version
 * @param apiVersions every version that has it, oldest first
 */
public record ArmKeyOperation(
        String resourceType, String action, String kind, String apiVersion, boolean stable, List<String> apiVersions) {

    private static final String FILE = "arm-key-operations.json";

    /** All that the index has. */
    public static List<ArmKeyOperation> all() {
        try (InputStream in = ArmKeyOperation.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tells operations apart: ARM compares resource types without regard to case. */
    public static String id(String resourceType, String action) {
        return resourceType.toLowerCase(Locale.ROOT) + "/" + action;
    }

    /** What tells it from others. */
    public String id() {
        return id(resourceType, action);
    }
}
