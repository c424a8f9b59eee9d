// SPDX-License-Identifier: Apache-2.0
/** Starts the processes of all parts, in turns, and keeps their results. */
package io.github.azkeys.benchmarks.run;
