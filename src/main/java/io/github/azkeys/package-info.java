// SPDX-License-Identifier: Apache-2.0
/**
 * The exceptions, the options and the headers of the component: what every other package may use.
 *
 * <p>Together with {@link io.github.azkeys.camel}, {@link io.github.azkeys.catalog}, {@link io.github.azkeys.http} and
 * {@link io.github.azkeys.keys} this is the API. Everything below {@code io.github.azkeys.internal} can change with every
 * release, is not exported by the OSGi bundle and is not part of this Javadoc.
 *
 * <p>Parameters and return values are never null, unless they are annotated with {@code @Nullable}.
 */
@NullMarked
package io.github.azkeys;

import org.jspecify.annotations.NullMarked;
