package io.github.azkeys.internal.shape;

/** A field of a response is not of the type that its shape states. The value, which may be secret, is left out. */
public final class UnexpectedTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param field the path to the field, such as {@code keys.0.value}
     */
    public UnexpectedTypeException(String field) {
        super(field);
    }
}
