// SPDX-License-Identifier: Apache-2.0
/**
 * Creates connection strings and shared access signatures from keys.
 *
 * <p><b>May use</b> {@code catalog}, {@code cloud}, {@code response} and the bodies.
 *
 * <p><b>Why it exists.</b> A form combines a key with a host name. This room ensures that a name cannot direct a key to another
 * host.
 */
package io.github.azkeys.internal.forms;
