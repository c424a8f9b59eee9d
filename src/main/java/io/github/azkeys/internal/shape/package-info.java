/**
 * The shapes of responses as the catalogue states them. The build makes the records of {@code io.github.azkeys.keys} from
 * them; at run time an application's own operation gets its body from them. Uses {@code io.github.azkeys.keys} and
 * Jackson, nothing else of this library.
 */
@NullMarked
package io.github.azkeys.internal.shape;

import org.jspecify.annotations.NullMarked;
