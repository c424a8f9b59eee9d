// SPDX-License-Identifier: Apache-2.0
/**
 * Type converters to the credentials of the Azure SDK, and data types for {@code transformDataType}.
 *
 * <p><b>May use</b> {@code body} and {@code endpoint}.
 *
 * <p><b>Why it exists.</b> Clients take credentials. Text is refused, because masked text must not be used as a key.
 */
package io.github.azkeys.internal.convert;
