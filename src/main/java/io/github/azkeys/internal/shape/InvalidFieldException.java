// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

/** Reports the field of an operation file or shape that is wrong. The message completes a sentence after the field. */
public final class InvalidFieldException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the path to the field, such as {@code body.fields.primary.type}
     * @param problem what is wrong, such as {@code is missing}
     */
    public InvalidFieldException(String field, String problem) {
        super(problem);
        this.field = field;
    }

    /** Throws the exception unless the field is valid. */
    public static void require(boolean valid, String field, String problem) {
        if (!valid) {
            throw new InvalidFieldException(field, problem);
        }
    }

    /** Returns the path to the field. */
    public String field() {
        return field;
    }
}
