// SPDX-License-Identifier: Apache-2.0
/** Routes with camel-http, azure-identity and Jackson by hand. */
package io.github.azkeys.benchmarks.http;
