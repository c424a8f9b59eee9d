// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the resource of a request and validates all names before the request is sent.
 *
 * <p><b>May use</b> {@code catalog}, {@code cloud} and the exceptions. Does not use Camel.
 *
 * <p><b>Why it exists.</b> The configuration is the boundary of what a message can ask for. This room enforces it.
 */
package io.github.azkeys.internal.address;
