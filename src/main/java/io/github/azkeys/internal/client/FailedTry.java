// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.AzkeysException;

/** The failure of one try of a request. */
final class FailedTry extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AzkeysException failure;
    private final boolean repeatable;

    /**
     * @param failure the failure as the caller gets it
     * @param repeatable whether another try may succeed
     */
    FailedTry(AzkeysException failure, boolean repeatable) {
        super(null, failure, false, false);
        this.failure = failure;
        this.repeatable = repeatable;
    }

    AzkeysException failure() {
        return failure;
    }

    boolean isRepeatable() {
        return repeatable;
    }
}
