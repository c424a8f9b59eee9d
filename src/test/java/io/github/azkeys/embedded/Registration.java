package io.github.azkeys.embedded;

/**
 * The one application that Entra knows. Immutable.
 *
 * @param authorityHost where Entra listens
 */
record Registration(String authorityHost, String tenantId, Principal application, String clientSecret) {

    /** The tenant's own address. */
    String authority() {
        return authorityHost + "/" + tenantId;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Registration[" + application.clientId() + " at " + authority() + "]";
    }
}
