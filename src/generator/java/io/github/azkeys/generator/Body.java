// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import io.github.azkeys.internal.shape.Shape;
import java.util.Objects;

/**
 * A shape with its record's documentation.
 *
 * @param shape the fields
 * @param source the file that defines it, relative to the project
 * @param title the title of the page that documents it
 * @param documentation the address of that page
 */
record Body(Shape shape, String source, String title, String documentation) {

    String name() {
        return Objects.requireNonNull(shape.name());
    }
}
