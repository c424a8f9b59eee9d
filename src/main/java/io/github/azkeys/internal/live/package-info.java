// SPDX-License-Identifier: Apache-2.0
/**
 * Credentials that the application declares with {@code camel.azkeys.credentials.<name>}, and finds by name in Camel's
 * registry. They always hold the current key and are never replaced.
 *
 * <p><b>May use</b> {@code declared}, {@code adapter} and Camel.
 *
 * <p><b>Why it exists.</b> Many clients read their credential for each request or connection, and follow a key without a
 * reload of their route.
 */
package io.github.azkeys.internal.live;
