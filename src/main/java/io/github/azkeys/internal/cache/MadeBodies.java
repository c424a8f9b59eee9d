// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.keys.Masked;
import java.util.HashMap;
import java.util.Map;

/**
 * The message bodies that were made of a cached response, such as a connection string, so that each is made once. They are
 * kept as long as the response. Threadsafe.
 */
public final class MadeBodies {

    /** The endpoints that share a response rarely differ in more options. */
    private static final int MOST = 16;

    /** Replaced by each change. If two threads change it at the same time, a body is lost and made again. */
    private volatile Map<Object, Masked> bodies = Map.of();

    MadeBodies() {}

    /** Returns the body that was made with the options; null if there is none. */
    public Masked get(Object options) {
        return bodies.get(options);
    }

    /**
     * Keeps a body, unless there are too many.
     *
     * @param options all that the body depends on besides the response, with {@code equals}
     */
    public void put(Object options, Masked body) {
        Map<Object, Masked> all = new HashMap<>(bodies);
        all.put(options, body);
        if (all.size() <= MOST) {
            bodies = Map.copyOf(all);
        }
    }
}
