// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

/** When a consumer starts an exchange. */
public enum Emit {
    /** When a key has changed. */
    CHANGES,
    /** At startup, and when a key has changed. */
    START_AND_CHANGES
}
