// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.azkeys.internal.call.Causes;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * A failure to get a token. It passes the pipeline without a retry, because azure-identity has already retried, and is
 * reported as a failure of Entra and not of ARM.
 */
public final class TokenFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** OAuth errors that may be temporary. MSAL uses "unknown" for a response that is not an OAuth error. */
    private static final Set<String> PASSING_CODES = Set.of("unknown", "server_error", "temporarily_unavailable");

    TokenFailure(Throwable cause) {
        super(cause);
    }

    /** Whether the failure may be temporary, such as an unavailable Entra; false if the request was rejected. */
    public boolean isPassing() {
        ClientAuthenticationException rejected = Causes.find(this, ClientAuthenticationException.class);
        if (rejected != null && rejected.getResponse() != null) {
            return isPassing(rejected.getResponse().getStatusCode());
        }
        MsalServiceException returned = Causes.find(this, MsalServiceException.class);
        if (returned != null) {
            return PASSING_CODES.contains(String.valueOf(returned.errorCode()))
                    || (returned.statusCode() != null && isPassing(returned.statusCode()));
        }
        return rejected == null
                && (Causes.find(this, IOException.class) != null || Causes.find(this, TimeoutException.class) != null);
    }

    private static boolean isPassing(int status) {
        return status == 408 || status == 429 || status >= 500;
    }
}
