// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

/**
 * The figures of a case. Immutable.
 *
 * @param requests the requests to the service that fails, of one exchange without cached keys
 * @param millis the time of the slowest exchange
 * @param outcome what the exchange without cached keys gets
 */
record Figures(String name, int requests, long millis, String outcome) {}
