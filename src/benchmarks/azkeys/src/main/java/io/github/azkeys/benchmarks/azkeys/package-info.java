// SPDX-License-Identifier: Apache-2.0
/** Routes with camel-azkeys. */
package io.github.azkeys.benchmarks.azkeys;
