// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import io.github.azkeys.embedded.Fault;
import java.util.List;

/**
 * A row of a table. Immutable.
 *
 * @param atConnect whether the connection is reset before the service gets a request
 */
record TortureFault(String name, Fault fault, Expected expected, boolean atConnect) {

    static TortureFault of(String name, Fault fault, Expected expected) {
        return new TortureFault(name, fault.times(50), expected, false);
    }

    static TortureFault atConnect(Expected expected) {
        return new TortureFault("reset at connect", Fault.resetAtConnect().times(50), expected, true);
    }

    /** Returns the number of attempts, which are connections if no request arrives. */
    int requests(List<Integer> statuses, long connections) {
        return atConnect
                ? (int) (connections
                        + statuses.stream().filter(status -> status == 0).count())
                : statuses.size();
    }
}
