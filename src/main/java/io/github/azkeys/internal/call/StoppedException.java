// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

/** The component was stopped before a call ended. */
public final class StoppedException extends Exception {

    private static final long serialVersionUID = 1L;

    public StoppedException() {
        super("azkeys was stopped");
    }
}
