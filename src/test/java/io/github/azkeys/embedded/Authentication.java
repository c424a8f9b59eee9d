package io.github.azkeys.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Tells whose token a call carries, or why it is none. Threadsafe. */
final class Authentication {

    private static final String BEARER = "Bearer ";

    private final Clock clock;
    private final TokenIssuer tokens;
    private final String authority;
    private final String clientId;
    private final List<String> audiences;
    private volatile Challenge challenge;

    /** Tokens up to that number no longer do. */
    private record Challenge(String claims, long lastToken) {}

    /**
     * @param registration where a client gets its token
     * @param endpoint this service, whose own address is an audience beside those of the real ARM
     */
    Authentication(Clock clock, TokenIssuer tokens, Registration registration, String endpoint) {
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

    /** From now on only tokens that are issued later do. */
    void requireClaims(String claims) {
        challenge = new Challenge(claims, tokens.issued());
    }

    /** Whose token it is, good or not. */
    Optional<Principal> principal(Exchange exchange) {
        return bearer(exchange).flatMap(tokens::find).map(IssuedToken::principal);
    }

    /** Whose token it is; throws the answer of ARM where the token does not do. */
    Principal check(Exchange exchange) {
        if (exchange.header("Authorization").isEmpty()) {
            throw ArmErrors.tokenMissing(authority);
        }
        IssuedToken token = bearer(exchange).flatMap(tokens::find).orElseThrow(() -> ArmErrors.tokenInvalid(authority));
        Instant now = clock.instant();
        if (!token.expires().isAfter(now)) {
            throw ArmErrors.tokenExpired(authority, token.expires(), now);
        }
        if (!audiences.contains(token.audience())) {
            throw ArmErrors.tokenAudience(authority, token.audience(), audiences);
        }
        Challenge open = challenge;
        if (open != null && token.number() <= open.lastToken) {
            throw challenged(open.claims);
        }
        return token.principal();
    }

    private ArmRefusal challenged(String claims) {
        String encoded = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Answer answer = ArmErrors.of(
                        401,
                        "InteractionRequired",
                        "Continuous access evaluation resulted in challenge with result: InteractionRequired")
                .answer();
        return new ArmRefusal(answer.with(
                "WWW-Authenticate",
                "Bearer realm=\"\", authorization_uri=\"" + authority + "\", client_id=\"" + clientId
                        + "\", error=\"insufficient_claims\", claims=\"" + encoded + "\""));
    }

    private static Optional<String> bearer(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
