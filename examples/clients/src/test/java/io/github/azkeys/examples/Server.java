// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.util.Map;
import java.util.Set;

/** A server on loopback that accepts the keys that a resource currently has in ARM. Threadsafe. */
interface Server extends AutoCloseable {

    /** Returns the properties with which a recipe uses this server instead of the service of Azure. */
    Map<String, String> properties();

    /** Takes note of a renewed key. Connections that were opened with a key that is no longer valid are closed. */
    default void keyRenewed() throws Exception {}

    /** Returns the messages that this server confirmed. It is empty if only the recipe's own consumer can read them. */
    default Set<String> stored() throws Exception {
        return Set.of();
    }

    @Override
    void close() throws Exception;
}
