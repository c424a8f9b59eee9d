/**
 * What Camel calls: the component {@code azkeys}, its endpoint, producer and health check.
 */
package io.github.azkeys.camel;
