// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import org.apache.camel.Consumer;

/**
 * A consumer with state of its own that outlives the reload of its route, such as what it has consumed already. Without
 * this, a reloaded route begins as one that is started for the first time.
 */
public interface ReloadableConsumer extends Consumer {

    /**
     * Takes over the state of the consumer that this one replaces. Called before this consumer starts, on the thread that
     * reloads the route.
     *
     * @param previous the consumer of the removed route, never null. It is stopped, though its last poll may still be
     *     running. It may be of another class, in which case there is nothing to take over
     */
    void continueFrom(Consumer previous);
}
