// SPDX-License-Identifier: Apache-2.0
/** What runs in the process of each contender: the load, and what is measured of the process. */
package io.github.azkeys.benchmarks.client;
