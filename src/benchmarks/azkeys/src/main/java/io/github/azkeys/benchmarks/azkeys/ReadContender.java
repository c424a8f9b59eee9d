// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.azkeys;

import io.github.azkeys.benchmarks.client.Target;

/** A route with the same operation as a read, which has no budget. */
public final class ReadContender extends AzkeysContender {

    /** Starts the route. */
    public ReadContender(Target target) throws Exception {
        super(target, "benchmarks-read");
    }
}
