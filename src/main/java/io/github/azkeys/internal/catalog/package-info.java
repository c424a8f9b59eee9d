// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the operation files: path, parameters, versions, body, forms, regeneration.
 *
 * <p><b>May use</b> {@code shape}, {@code names}, the exceptions and Jackson. Sends nothing.
 *
 * <p><b>Why it exists.</b> An operation is data. A new operation is one JSON file.
 */
package io.github.azkeys.internal.catalog;
