package io.github.azkeys.internal.identity;

import com.azure.core.http.HttpClient;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.util.Objects;

/**
 * Everything that decides how requests reach ARM: two endpoints with equal connections share one client. Immutable.
 *
 * @param endpoint where ARM and Entra are
 * @param identity who asks
 * @param transport how HTTP is spoken
 * @param httpClient speaks HTTP instead, where the application provides one; then {@code transport} only bounds how
 *     long an answer may take
 * @param retry how often and how patiently a request is tried again
 * @param userAgent what the requests call themselves
 */
public record ArmConnection(
        ArmEndpoint endpoint,
        Identity identity,
        TransportOptions transport,
        HttpClient httpClient,
        RetryOptions retry,
        String userAgent) {

    public ArmConnection {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(userAgent, "userAgent");
    }

    /** How long a credential may take: some ask several places one after the other. */
    Duration longestToken() {
        return transport.responseTimeout().multipliedBy(2);
    }

    /**
     * How long a request may wait for its token: a little longer than that may take, so that it learns what became of it,
     * and goes on with the token at hand if only the renewal failed.
     */
    Duration longestAuthorization() {
        return longestToken().plusSeconds(1);
    }

    /** How long a call for one page may take at most, with all its waits and tries. */
    public Duration longestCall(CallPriority priority) {
        Duration send = retry.longestWait(priority).plus(longestAuthorization()).plus(transport.responseTimeout());
        Duration oneTry = send.multipliedBy(2); // ARM may answer that it wants another token
        return oneTry.multipliedBy(retry.maxRetries() + 1L)
                .plus(retry.maxDelay().multipliedBy(retry.maxRetries()));
    }
}
