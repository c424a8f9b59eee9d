/**
 * What comes back: one immutable record a response schema of Azure Resource Manager, with ARM's own names.
 *
 * <p>Every record says which of its fields are secret, once; its {@code toString()}, the keys by name and their
 * fingerprints follow from that. None implements {@link java.io.Serializable} and none converts to text by itself: a
 * key is read by asking for its field, by {@link io.github.azkeys.keys.KeySet#key(String)}, or as JSON.
 */
package io.github.azkeys.keys;
