// SPDX-License-Identifier: Apache-2.0
/**
 * The services that the endpoints of a component share, and the source of the keys of each endpoint.
 *
 * <p><b>May use</b> all rooms below and Camel. Does not know the component class or the endpoint class, only their base
 * classes in this room.
 *
 * <p><b>Why it exists.</b> Producer, consumer and placeholders list keys in the same way.
 */
package io.github.azkeys.internal.endpoint;
