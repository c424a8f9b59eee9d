// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.azkeys.internal.call.Causes;
import java.util.Set;

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

    public int status() {
        ClientAuthenticationException rejected = Causes.find(this, ClientAuthenticationException.class);
        MsalServiceException returned = Causes.find(this, MsalServiceException.class);
        if (rejected != null && rejected.getResponse() != null) {
            return rejected.getResponse().getStatusCode();
        }
        if (returned != null && "unknown".equals(returned.errorCode())) {
            return 503;
        }
        return returned == null || returned.statusCode() == null ? 0 : returned.statusCode();
    }

    public String code() {
        MsalServiceException returned = Causes.find(this, MsalServiceException.class);
        return returned == null ? null : returned.errorCode();
    }

    public String text() {
        return Causes.reason(getCause());
    }

    public java.time.Duration retryAfter() {
        return null;
    }

    public boolean isManagedIdentity() {
        return false;
    }

    public boolean isUnavailable() {
        return Causes.find(this, com.azure.identity.CredentialUnavailableException.class) != null;
    }
}
