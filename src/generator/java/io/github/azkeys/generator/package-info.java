/**
 * Makes the records of {@code io.github.azkeys.keys} from the catalogue. Part of the build, not of the jar: Maven compiles
 * it, with the shapes of {@code io.github.azkeys.internal.shape} that it shares with the library, before the library.
 */
@NullMarked
package io.github.azkeys.generator;

import org.jspecify.annotations.NullMarked;
