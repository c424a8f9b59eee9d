// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

/**
 * What an exchange got. Immutable.
 *
 * @param failure the simple name of the exception, null if there are keys
 * @param message the message of the exception, null if there are keys
 * @param fingerprint that of the primary key, null if there are no keys
 * @param stale whether the keys have the header for stale keys
 * @param millis how long the exchange took
 */
record Answer(String failure, String message, String fingerprint, boolean stale, long millis) {

    boolean isFresh() {
        return failure == null && !stale;
    }
}
