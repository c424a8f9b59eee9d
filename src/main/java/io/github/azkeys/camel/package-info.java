/**
 * The Camel component {@code azkeys}, its endpoint, and the endpoint DSL for Java.
 */
@NullMarked
package io.github.azkeys.camel;

import org.jspecify.annotations.NullMarked;
