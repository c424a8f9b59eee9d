package io.github.azkeys.embedded;

import java.time.Instant;

/**
 * A request for a token, without the secret that came with it and without the token. Immutable.
 *
 * @param time when it arrived, by the clock of the embedded service
 * @param grant {@code client_credentials} or {@code managed_identity}, null where the request names none
 * @param credential {@code client_secret}, {@code client_assertion} or {@code identity_header}: what the caller
 *     proved itself with; null where it sent nothing
 * @param tenant from the path, null for a managed identity
 * @param clientId who asks; null for a system-assigned identity
 * @param scope the scope or, for a managed identity, the resource
 * @param claims what the token has to satisfy, null where nothing is asked for
 * @param status the status that was sent, {@code 0} where a fault left the request without an answer
 */
public record TokenRequest(
        Instant time,
        String grant,
        String credential,
        String tenant,
        String clientId,
        String scope,
        String claims,
        int status) {}
