// SPDX-License-Identifier: Apache-2.0
/**
 * Generates the records of {@code io.github.azkeys.keys} from the catalog. Part of the build, not of the jar: Maven
 * compiles it before the library, together with {@code io.github.azkeys.internal.shape}.
 */
@NullMarked
package io.github.azkeys.generator;

import org.jspecify.annotations.NullMarked;
