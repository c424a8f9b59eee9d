package io.github.azkeys.internal.shape;

/** Says which part of a shape is wrong, and what is wrong with it. */
public final class InvalidShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the path to the part, such as {@code body.fields.primary.type}
     * @param problem what is wrong, to follow the path in a sentence
     */
    public InvalidShapeException(String field, String problem) {
        super(problem);
        this.field = field;
    }

    /** The path to the part, such as {@code body.fields.primary.type}. */
    public String field() {
        return field;
    }
}
