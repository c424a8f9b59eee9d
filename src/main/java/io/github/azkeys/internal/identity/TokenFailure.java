// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.azkeys.CredentialType;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.RetryAfter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A failure to get a token: the facts, without a judgement. It is reported as a failure of the token
 * service and not of ARM. Immutable.
 */
public final class TokenFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_TEXT = 1000;

    /** How the credentials of a chain say that they are not set up. Azure PowerShell does not say whether it is. */
    private static final Pattern UNAVAILABLE = Pattern.compile("(?i)unavailable|not available|Azure Power ?Shell");

    /** MSAL has the status of a response that it cannot parse only in the message. */
    private static final Pattern STATUS = Pattern.compile("(?i)status code:? (\\d{3})");

    private final int status;
    private final String code;
    private final Duration retryAfter;
    private final boolean managedIdentity;
    private final boolean unavailable;
    private final CredentialType type;

    /**
     * @param answer the last answer that this library received for the credential; null if there is none
     * @param failure of the credential
     * @param worked whether the credential has given a token before
     */
    static TokenFailure of(TokenAnswer answer, Throwable failure, boolean worked, Clock clock) {
        if (answer != null) {
            String text = answer.text() == null ? Causes.reason(failure) : answer.text();
            TimeoutException timeout = Causes.find(failure, TimeoutException.class);
            if (answer.status() == 0 && timeout != null) {
                text += ", " + timeout.getMessage();
            }
            Throwable cause = failure;
            if (answer.failure() != null
                    && Causes.find(failure, answer.failure().getClass()) == null) {
                cause = answer.failure(); // the credential lost it
                cause.addSuppressed(failure);
            }
            return new TokenFailure(
                    cause, answer.status(), answer.code(), text, answer.retryAfter(), answer.managedIdentity(), false);
        }
        HttpResponseException rejected = Causes.find(failure, HttpResponseException.class);
        if (rejected != null && rejected.getResponse() != null) {
            HttpResponse response = rejected.getResponse();
            return of(failure, response.getStatusCode(), null, response.getHeaders(), clock);
        }
        MsalServiceException returned = Causes.find(failure, MsalServiceException.class);
        if (returned != null) {
            HttpHeaders headers = new HttpHeaders();
            if (returned.headers() != null) {
                returned.headers().forEach((name, values) -> headers.set(HttpHeaderName.fromString(name), values));
            }
            return of(failure, status(returned), returned.errorCode(), headers, clock);
        }
        return ofCredential(failure, worked);
    }

    /** Returns the failure of a credential that uses its own HTTP client. */
    private static TokenFailure of(Throwable failure, int status, String code, HttpHeaders headers, Clock clock) {
        Duration retryAfter = RetryAfter.of(headers, clock).orElse(null);
        return new TokenFailure(failure, status, code, Causes.reason(failure), retryAfter, false, false);
    }

    /** Returns the failure of a credential without a response. */
    private static TokenFailure ofCredential(Throwable failure, boolean worked) {
        CredentialUnavailableException unavailable = Causes.find(failure, CredentialUnavailableException.class);
        if (unavailable == null
                || Causes.find(failure, IOException.class) != null
                || Causes.find(failure, TimeoutException.class) != null) {
            Throwable reason = Objects.requireNonNullElse(Causes.find(failure, IOException.class), failure);
            return new TokenFailure(failure, 0, null, Causes.reason(reason), null, false, false);
        }
        if (worked && String.valueOf(unavailable.getMessage()).contains("IMDS")) {
            // a chain has tried whether there is a managed identity, and lost the failure of the network
            return new TokenFailure(
                    new IOException("the managed identity endpoint does not respond", failure),
                    0,
                    null,
                    "the managed identity endpoint does not respond",
                    null,
                    true,
                    false);
        }
        // the default credential puts the messages of its credentials into one, each in a line
        List<String> failed = Stream.of(String.valueOf(unavailable.getMessage()).split("\\R"))
                .filter(line -> !line.isBlank() && !UNAVAILABLE.matcher(line).find())
                .toList();
        String text = failed.isEmpty() ? "no credential is set up" : String.join("; ", failed);
        return new TokenFailure(failure, 0, null, text, null, false, failed.isEmpty());
    }

    private static int status(MsalServiceException returned) {
        if (returned.statusCode() != null) {
            return returned.statusCode();
        }
        Matcher matcher = STATUS.matcher(String.valueOf(returned.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private TokenFailure(
            Throwable cause,
            int status,
            String code,
            String text,
            Duration retryAfter,
            boolean managedIdentity,
            boolean unavailable) {
        this(cause, status, code, text, retryAfter, managedIdentity, unavailable, null);
    }

    private TokenFailure(
            Throwable cause,
            int status,
            String code,
            String text,
            Duration retryAfter,
            boolean managedIdentity,
            boolean unavailable,
            CredentialType type) {
        super(Causes.line(text, MAX_TEXT), cause, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.managedIdentity = managedIdentity;
        this.unavailable = unavailable;
        this.type = type;
    }

    /** Returns the status of the token service, 0 without a response. */
    public int status() {
        return status;
    }

    /** Returns the OAuth error, or {@code invalid_response} for a response that is not one of a token service; can be null. */
    public String code() {
        return code;
    }

    /** Returns why there is no token, in one printable line of limited length. */
    public String text() {
        return getMessage();
    }

    /** Returns how long the token service asks to wait, null if it does not. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the token service is the endpoint of a managed identity and not Entra. */
    public boolean isManagedIdentity() {
        return managedIdentity;
    }

    /** Returns the same failure as that of a credential of a type. */
    TokenFailure of(CredentialType type) {
        return new TokenFailure(getCause(), status, code, text(), retryAfter, managedIdentity, unavailable, type);
    }

    /** Whether a credential of the application failed. */
    public boolean isOfApplication() {
        return type == CredentialType.TOKEN_CREDENTIAL;
    }

    /** Whether the default credential failed, which tries several ways to get a token. */
    public boolean isOfDefault() {
        return type == CredentialType.AZURE_IDENTITY;
    }

    /** Whether no credential is set up. */
    public boolean isUnavailable() {
        return unavailable;
    }
}
