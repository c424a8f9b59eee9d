// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the responses of Azure Resource Manager: bodies, rotation pairs, errors.
 *
 * <p><b>May use</b> {@code address}, {@code call}, {@code catalog}, {@code shape}, {@code text}, {@code transport} and the bodies.
 *
 * <p><b>Why it exists.</b> A response must not be quoted in an exception or a log, so one room reads it.
 */
package io.github.azkeys.internal.response;
