// SPDX-License-Identifier: Apache-2.0
/**
 * Watches keys and starts an exchange when they change.
 *
 * <p><b>May use</b> {@code endpoint}, {@code body}, {@code change}, {@code reload} for its one interface, and Camel.
 *
 * <p><b>Why it exists.</b> It is what {@code from("azkeys:…")} creates.
 */
package io.github.azkeys.internal.watch;
