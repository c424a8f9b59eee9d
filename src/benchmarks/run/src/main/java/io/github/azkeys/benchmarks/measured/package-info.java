// SPDX-License-Identifier: Apache-2.0
/** The processes and benchmarks that measure camel-azkeys alone: memory, growth and soak. */
package io.github.azkeys.benchmarks.measured;
