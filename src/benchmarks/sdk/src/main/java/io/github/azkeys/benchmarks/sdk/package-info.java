// SPDX-License-Identifier: Apache-2.0
/** The Azure SDK, alone and in a route. */
package io.github.azkeys.benchmarks.sdk;
