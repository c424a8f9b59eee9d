// SPDX-License-Identifier: Apache-2.0
/**
 * Detects which keys changed and when, and chooses the key of a rotation pair that is safe to use.
 *
 * <p><b>May use</b> {@code response} and what it uses. The cache feeds it through the endpoint. Keeps digests, never a key.
 *
 * <p><b>Why it exists.</b> Watchers, placeholders and {@code newest-stable} all need to know which keys changed.
 */
package io.github.azkeys.internal.change;
