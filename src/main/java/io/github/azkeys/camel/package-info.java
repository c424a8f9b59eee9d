/**
 * What Camel calls: the component {@code azkeys}, its endpoint, producer and health check, and the placeholders.
 */
package io.github.azkeys.camel;
