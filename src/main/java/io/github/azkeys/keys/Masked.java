// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

/**
 * Keys whose {@code toString()} is for logs: it shows names and not values. Camel does not convert them to text, so that the
 * masked text is not used as a key.
 */
public sealed interface Masked permits KeySet, Secret {}
