// SPDX-License-Identifier: Apache-2.0
/**
 * The keys that an application declares with {@code camel.azkeys.keys.<alias>}, and their refresh.
 *
 * <p><b>May use</b> {@code endpoint} and what it uses.
 *
 * <p><b>Why it exists.</b> Placeholders and live credentials use the same keys, share their calls, and follow them at the
 * same time.
 */
package io.github.azkeys.internal.declared;
