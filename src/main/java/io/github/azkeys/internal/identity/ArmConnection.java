// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.http.HttpClient;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings for requests to ARM. Endpoints with equal connections share one client. Immutable.
 *
 * @param httpClient the HTTP client of the application; of {@code transport} it uses only the response timeout. Null if
 *     the application provides none
 * @param userAgent the value of the {@code User-Agent} header
 */
public record ArmConnection(
        CloudEndpoints endpoint,
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

    /** Of the address alone, because each look-up of keys needs it. Few connections share an address. */
    @Override
    public int hashCode() {
        return endpoint.resourceManager().hashCode();
    }

    /** Returns the timeout of one attempt to get a token, that of one request to ARM. */
    Duration longestAuthorization() {
        return transport.responseTimeout();
    }

    /** Returns the longest time that a call for one page can take, with all waits and retries, but a year at most. */
    public Duration longestCall(CallPriority priority) {
        Duration send = retry.longestWait(priority).plus(longestAuthorization()).plus(transport.responseTimeout());
        Duration attempt = send.multipliedBy(2); // ARM may request another token
        Duration longest = attempt.multipliedBy(retry.maxRetries() + 1L)
                .plus(retry.maxDelay().multipliedBy(retry.maxRetries()));
        return Durations.shorter(longest, Durations.LONGEST); // many retries would not fit into milliseconds
    }
}
