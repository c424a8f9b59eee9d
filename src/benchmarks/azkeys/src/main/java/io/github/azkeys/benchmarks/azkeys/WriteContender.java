// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.azkeys;

import io.github.azkeys.benchmarks.client.Target;

/** A route with an operation that is a write, as nearly all are, so that each call takes from the budget. */
public final class WriteContender extends AzkeysContender {

    /** Starts the route. */
    public WriteContender(Target target) throws Exception {
        super(target, "benchmarks-write");
    }
}
