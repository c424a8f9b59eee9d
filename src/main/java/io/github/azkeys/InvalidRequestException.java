package io.github.azkeys;

/**
 * The request was refused before any call: an unknown operation, a name that breaks the documented rule, an identifier
 * that is missing or that contradicts the configuration. That the answer lacks the key which the option {@code select}
 * names is known only with the answer. The message says what is wrong and what would be right.
 */
public class InvalidRequestException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public InvalidRequestException(String message, String resourceId, Throwable cause) {
        super(message, resourceId, ArmError.NONE, cause);
    }

    /**
     * @param message what is wrong and what would be right
     */
    public InvalidRequestException(String message) {
        this(message, null, null);
    }
}
