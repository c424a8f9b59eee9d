package io.github.azkeys;

/**
 * The resource does not give out or accept keys: a Batch account without {@code SharedKey} in
 * {@code allowedAuthenticationModes}, a storage account with shared keys off, an account with local authentication
 * disabled. The way out is an Entra identity for the service itself.
 */
public class KeyAccessDisabledException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public KeyAccessDisabledException(String message, String resourceId, ArmError error, Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
