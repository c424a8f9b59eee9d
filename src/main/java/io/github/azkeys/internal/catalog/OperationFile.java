// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import java.util.Arrays;

/**
 * The content of an operation file.
 *
 * @param location the path or URL of the file, from which the operation gets its name
 * @param content the bytes, not to be changed
 */
public record OperationFile(String location, byte[] content) {

    private static final String SUFFIX = ".json";

    /** Returns the name of the operation: the file's name without {@code .json}. */
    public String operation() {
        String name = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** Whether both files have the same content. */
    public boolean repeats(OperationFile other) {
        return Arrays.equals(content, other.content);
    }

    @Override
    public String toString() {
        return location;
    }
}
