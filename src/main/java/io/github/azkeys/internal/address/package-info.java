/**
 * Finds the resource that a request is about, and checks every name before anything is sent.
 *
 * <p><b>May use</b> {@code catalog} and the exceptions. Knows nothing of Camel.
 *
 * <p><b>Why it exists.</b> The configuration is the boundary of what a message can ask for. This room enforces it.
 */
package io.github.azkeys.internal.address;
