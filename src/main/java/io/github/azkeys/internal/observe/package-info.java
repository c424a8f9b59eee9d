// SPDX-License-Identifier: Apache-2.0
/**
 * What operators see: JMX attributes, meters, the developer console. Names, ages and counts, never a key.
 *
 * <p><b>May use</b> {@code endpoint}, {@code cache} and {@code budget}. Micrometer only if the application has it.
 *
 * <p><b>Why it exists.</b> All of them show the same numbers.
 */
package io.github.azkeys.internal.observe;
