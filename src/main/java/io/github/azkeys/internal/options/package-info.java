// SPDX-License-Identifier: Apache-2.0
/**
 * Reads options as Camel does, but rejects what Camel would silently turn into 0.
 *
 * <p><b>May use</b> {@code catalog}, the options and Camel.
 *
 * <p><b>Why it exists.</b> A wrong option must be reported before any call.
 */
package io.github.azkeys.internal.options;
