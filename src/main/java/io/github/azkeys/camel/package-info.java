// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel component {@code azkeys}, its endpoint, and the endpoint DSL for Java.
 */
@NullMarked
package io.github.azkeys.camel;

import org.jspecify.annotations.NullMarked;
