/**
 * What the endpoints of a component share, and where the keys of one endpoint come from.
 *
 * <p><b>May use</b> all rooms below and Camel. Does not know the component class or the endpoint class, only their base
 * classes in this room.
 *
 * <p><b>Why it exists.</b> Producer, consumer and placeholders list keys in the same way.
 */
package io.github.azkeys.internal.endpoint;
