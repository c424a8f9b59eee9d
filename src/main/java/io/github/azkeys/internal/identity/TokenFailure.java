package io.github.azkeys.internal.identity;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.azkeys.internal.call.Causes;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Marks what a credential failed with, on its way through the pipeline: unlike ARM's own failures it is not tried
 * again, since azure-identity has done so already, and it names another culprit.
 */
public final class TokenFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** OAuth errors of a server in trouble; MSAL says unknown where the answer was no OAuth error at all. */
    private static final Set<String> PASSING_CODES = Set.of("unknown", "server_error", "temporarily_unavailable");

    TokenFailure(Throwable cause) {
        super(cause);
    }

    /** Whether Entra could not be asked, rather than said no or could not be found by any credential. */
    public boolean isPassing() {
        ClientAuthenticationException refused = Causes.find(this, ClientAuthenticationException.class);
        if (refused != null && refused.getResponse() != null) {
            return isPassing(refused.getResponse().getStatusCode());
        }
        MsalServiceException answered = Causes.find(this, MsalServiceException.class);
        if (answered != null) {
            return PASSING_CODES.contains(String.valueOf(answered.errorCode()))
                    || (answered.statusCode() != null && isPassing(answered.statusCode()));
        }
        return refused == null
                && (Causes.find(this, IOException.class) != null || Causes.find(this, TimeoutException.class) != null);
    }

    private static boolean isPassing(int status) {
        return status == 408 || status == 429 || status >= 500;
    }
}
