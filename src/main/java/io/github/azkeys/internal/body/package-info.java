// SPDX-License-Identifier: Apache-2.0
/**
 * Creates message bodies from responses: all keys, one key, or a form.
 *
 * <p><b>May use</b> {@code cache}, {@code change}, {@code forms}, {@code response} and the options.
 *
 * <p><b>Why it exists.</b> Producers, consumers, placeholders and data types create the same bodies.
 */
package io.github.azkeys.internal.body;
