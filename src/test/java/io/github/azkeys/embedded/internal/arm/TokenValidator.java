// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import io.github.azkeys.embedded.internal.entra.AppRegistration;
import io.github.azkeys.embedded.internal.entra.IssuedToken;
import io.github.azkeys.embedded.internal.entra.ServicePrincipal;
import io.github.azkeys.embedded.internal.entra.TokenIssuer;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Checks the token of a request. Thread-safe. */
final class TokenValidator {

    private static final String BEARER = "Bearer ";

    private final Clock clock;
    private final TokenIssuer tokens;
    private final String authority;
    private final String clientId;
    private final List<String> audiences;
    private volatile Challenge challenge;

    /** Tokens up to this number are rejected. */
    private record Challenge(String claims, long lastToken) {}

    /**
     * @param registration the application that clients sign in as
     * @param endpoint the address of this service, which is a valid audience in addition to those of ARM
     */
    TokenValidator(Clock clock, TokenIssuer tokens, AppRegistration registration, String endpoint) {
        this.clock = clock;
        this.tokens = tokens;
        this.authority = registration.authority();
        this.clientId = registration.application().clientId();
        this.audiences = List.of(
                "https://management.core.windows.net/",
                "https://management.core.windows.net",
                "https://management.azure.com/",
                "https://management.azure.com",
                endpoint + "/",
                endpoint);
    }

    /** Rejects all tokens issued so far. */
    void requireClaims(String claims) {
        challenge = new Challenge(claims, tokens.issued());
    }

    /** Accepts all tokens again. */
    void requireNoClaims() {
        challenge = null;
    }

    /** Returns the identity that the token was issued to, whether the token is valid or not. */
    Optional<ServicePrincipal> principal(ServerRequest request) {
        return bearer(request).flatMap(tokens::find).map(IssuedToken::principal);
    }

    /**
     * Returns the identity that the token was issued to.
     *
     * @throws ArmErrorException if the token is missing or not valid
     */
    ServicePrincipal validate(ServerRequest request) {
        if (request.header("Authorization").isEmpty()) {
            throw ArmErrorResponses.tokenMissing(authority);
        }
        IssuedToken token =
                bearer(request).flatMap(tokens::find).orElseThrow(() -> ArmErrorResponses.tokenInvalid(authority));
        Instant now = clock.instant();
        if (!token.expires().isAfter(now)) {
            throw ArmErrorResponses.tokenExpired(authority, token.expires(), now);
        }
        if (!audiences.contains(token.audience())) {
            throw ArmErrorResponses.tokenAudience(authority, token.audience(), audiences);
        }
        Challenge current = challenge;
        if (current != null && token.number() <= current.lastToken) {
            throw challenged(current.claims);
        }
        return token.principal();
    }

    private ArmErrorException challenged(String claims) {
        String encoded = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        ServerResponse response = ArmErrorResponses.of(
                        401,
                        "InteractionRequired",
                        "Continuous access evaluation resulted in challenge with result: InteractionRequired")
                .response();
        return new ArmErrorException(response.with(
                "WWW-Authenticate",
                "Bearer realm=\"\", authorization_uri=\"" + authority + "\", client_id=\"" + clientId
                        + "\", error=\"insufficient_claims\", claims=\"" + encoded + "\""));
    }

    private static Optional<String> bearer(ServerRequest request) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
