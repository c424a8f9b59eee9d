// SPDX-License-Identifier: Apache-2.0
/**
 * Notices that a service refused a key, and lets the keys be listed again at once.
 *
 * <p><b>May use</b> {@code declared}, what it uses, and Camel. Knows the exceptions of client libraries by name only.
 *
 * <p><b>Why it exists.</b> A key that is renewed while it is in use fails every message until the next refresh.
 */
package io.github.azkeys.internal.refused;
