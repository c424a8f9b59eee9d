// SPDX-License-Identifier: Apache-2.0
/**
 * The message bodies: one immutable record for each response schema of Azure Resource Manager, with the field names of ARM.
 *
 * <p>{@code toString()}, the names of the keys and their fingerprints never show a key. Bodies are not
 * {@link java.io.Serializable} and are not converted to text automatically: read a key by its field, by
 * {@link io.github.azkeys.keys.KeySet#key(String)}, or as JSON.
 *
 * <p>A record has the name of its schema in the ARM documentation. If two services use a name for different schemas, the
 * second one is prefixed with the service, such as {@link io.github.azkeys.keys.RelayAccessKeys}. So is a name with another
 * meaning here: {@link io.github.azkeys.keys.JobSecretsCollection.JobSecret}.
 *
 * <p>The JSON of a record is the JSON that ARM sent. Therefore {@link io.github.azkeys.keys.DateTime} preserves its text,
 * because ARM writes offsets and seven fractional digits that {@link java.time.Instant} does not preserve; enumerations, to
 * which ARM adds values, are texts; and a field that ARM did not send is not written, except a few that ARM is known to send
 * as null.
 *
 * <p>The records are generated from the operation catalog. Their constructors are not part of the API: a field that ARM adds
 * is a new parameter. A {@code @Nullable} component is null if ARM did not send the field.
 */
@NullMarked
package io.github.azkeys.keys;

import org.jspecify.annotations.NullMarked;
