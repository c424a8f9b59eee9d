// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.catalog;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations by name: those of this library and those that an application adds, one JSON file each. Threadsafe.
 *
 * <p>Operations of an application are read when they are first used. They cannot replace operations of this library.
 */
public final class OperationCatalog {

    /** The folder on the classpath that contains one {@code <name>.json} for each operation. */
    public static final String LOCATION = OperationIndex.LOCATION;

    private final OperationIndex index;

    /** Creates a catalog with the operations of this library only. */
    public OperationCatalog() {
        this.index = new OperationIndex();
    }

    /**
     * Creates a catalog with the operations of this library and those of an application.
     *
     * @param application opens a resource on the classpath of the application, such as
     *     {@code ClassLoader::getResourceAsStream}; returns null if the resource does not exist
     */
    public OperationCatalog(Function<String, @Nullable InputStream> application) {
        this.index = new OperationIndex(application);
    }

    /** Returns the names of the operations of this library, sorted. Immutable. */
    public List<String> names() {
        return index.names();
    }

    /**
     * Returns the API versions that are known to support an operation, oldest first: those of ARM's index of types, and
     * those for which a response is on record. Immutable.
     *
     * @throws InvalidRequestException if the operation is unknown or its file is wrong
     */
    public List<String> apiVersions(String operation) {
        return get(operation).apiVersions();
    }

    /**
     * Returns those of the {@link #apiVersions(String)} for which a response of ARM is on record, oldest first. The others
     * stand in ARM's index only. Immutable.
     *
     * @throws InvalidRequestException if the operation is unknown or its file is wrong
     */
    public List<String> seenVersions(String operation) {
        return get(operation).seen();
    }

    /**
     * Returns an operation.
     *
     * @throws InvalidRequestException if the operation is unknown or its file is wrong
     */
    Operation get(String name) {
        return index.get(name);
    }
}
