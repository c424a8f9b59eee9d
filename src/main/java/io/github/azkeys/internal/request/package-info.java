// SPDX-License-Identifier: Apache-2.0
/**
 * Creates requests from options and messages.
 *
 * <p><b>May use</b> {@code address}, {@code catalog}, the options and Camel's messages.
 *
 * <p><b>Why it exists.</b> It is the only room that reads names from headers.
 */
package io.github.azkeys.internal.request;
