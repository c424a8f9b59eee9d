// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the shapes of responses from the catalog, and reads responses into {@code TypedKeys}.
 *
 * <p><b>May use</b> {@code io.github.azkeys.keys} and Jackson.
 *
 * <p><b>Why it exists.</b> The build and the library both read shapes: the build generates the records of
 * {@code io.github.azkeys.keys}; at run time an application's operation gets its body.
 */
@NullMarked
package io.github.azkeys.internal.shape;

import org.jspecify.annotations.NullMarked;
