/**
 * Turns a response into the body of a message: all keys, one key, or a form.
 *
 * <p><b>May use</b> {@code forms}, {@code change}, {@code response} and the options.
 *
 * <p><b>Why it exists.</b> Producers, consumers, placeholders and data types give out keys in the same way.
 */
package io.github.azkeys.internal.body;
