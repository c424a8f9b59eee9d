/**
 * What comes back: one immutable record a response schema of Azure Resource Manager, with ARM's own names.
 *
 * <p>Every record says which of its fields are secret, once; its {@code toString()}, the keys by name and their
 * fingerprints follow from that. None implements {@link java.io.Serializable} and none converts to text by itself: a
 * key is read by asking for its field, by {@link io.github.azkeys.keys.KeySet#key(String)}, or as JSON.
 *
 * <p>A record is called as its schema in ARM's documentation. Where two services use one name for different schemas,
 * the later one has the service in front, such as {@link io.github.azkeys.keys.RelayAccessKeys}. So has one whose name
 * says something else here: {@link io.github.azkeys.keys.JobSecretsCollection.JobSecret}.
 *
 * <p>Written as JSON a record is what ARM sent. Therefore a {@link io.github.azkeys.keys.DateTime} keeps its text, since
 * ARM writes offsets and seven digits of a second that {@link java.time.Instant} would not write again; enumerations, to
 * which ARM adds values, are text; and a field that ARM left out is not written, but for the few that ARM is known to
 * send as null.
 *
 * <p>The records are made from the catalogue of operations. Their constructors are not part of the API: a field that ARM
 * adds is a further parameter. A component that is {@code @Nullable} is null where ARM did not send the field.
 */
@NullMarked
package io.github.azkeys.keys;

import org.jspecify.annotations.NullMarked;
