// SPDX-License-Identifier: Apache-2.0
/** Apache HttpClient 5 and Jackson by hand. */
package io.github.azkeys.benchmarks.httpclient;
