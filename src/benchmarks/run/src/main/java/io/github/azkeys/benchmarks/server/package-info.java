// SPDX-License-Identifier: Apache-2.0
/** The ARM services that the contenders call, each in a process of its own. */
package io.github.azkeys.benchmarks.server;
