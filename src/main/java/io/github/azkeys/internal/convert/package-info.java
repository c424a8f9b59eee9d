// SPDX-License-Identifier: Apache-2.0
/**
 * Type converters to the credentials of the Azure SDK, and data types for {@code transformDataType}.
 *
 * <p><b>May use</b> {@code body} and {@code endpoint}.
 *
 * <p><b>Why it exists.</b> There is no converter to text: Camel would use it to log a body.
 */
package io.github.azkeys.internal.convert;
