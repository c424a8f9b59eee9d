// SPDX-License-Identifier: Apache-2.0
/**
 * Resolves <code>{{azkeys:…}}</code> from declared keys, and brings changed keys to routes: in place to a
 * node, or by a reload of the route.
 *
 * <p><b>May use</b> {@code endpoint}, {@code reload} and Camel.
 *
 * <p><b>Why it exists.</b> Other components get keys from placeholders, and Camel does not resolve a placeholder again.
 */
package io.github.azkeys.internal.placeholder;
