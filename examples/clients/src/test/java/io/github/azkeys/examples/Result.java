// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.time.Duration;

/**
 * What happened in a run.
 *
 * @param sent the number of messages
 * @param lost the number of messages that failed after all redeliveries, or that did not arrive
 * @param refused the number of attempts that failed; most of them were repeated successfully
 * @param longest the longest time without a message that was sent, while messages were sent at an even pace
 * @param restarts the number of routes that were stopped
 */
record Result(int sent, int lost, int refused, Duration longest, int restarts) {}
