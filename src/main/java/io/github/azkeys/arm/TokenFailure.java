package io.github.azkeys.arm;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Marks what a credential failed with, on its way through the pipeline: unlike ARM's own failures it is not tried
 * again, since azure-identity has done so already, and it names another culprit.
 */
final class TokenFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** OAuth errors of a server in trouble; MSAL says unknown where the answer was no OAuth error at all. */
    private static final Set<String> PASSING_CODES = Set.of("unknown", "server_error", "temporarily_unavailable");

    TokenFailure(Throwable cause) {
        super(cause);
    }

    /** Whether Entra could not be asked, rather than said no or could not be found by any credential. */
    boolean isPassing() {
        ClientAuthenticationException refused = Causes.find(this, ClientAuthenticationException.class);
        if (refused != null) {
            return status(refused) >= 500 || status(refused) == 429;
        }
        MsalServiceException answered = Causes.find(this, MsalServiceException.class);
        if (answered != null) {
            return PASSING_CODES.contains(String.valueOf(answered.errorCode()));
        }
        return Causes.find(this, IOException.class) != null || Causes.find(this, TimeoutException.class) != null;
    }

    private static int status(HttpResponseException refused) {
        return refused.getResponse() == null ? 0 : refused.getResponse().getStatusCode();
    }
}
