// SPDX-License-Identifier: Apache-2.0
/** The page and the chart, made of the results. */
package io.github.azkeys.benchmarks.report;
