/**
 * Makes connection strings and shared access signatures from keys.
 *
 * <p><b>May use</b> {@code catalog}, {@code cloud}, {@code response} and the bodies.
 *
 * <p><b>Why it exists.</b> A form puts a key beside a host name. This room makes sure that no name can lead a key to another
 * host.
 */
package io.github.azkeys.internal.forms;
