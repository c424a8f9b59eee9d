// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Issues tokens and finds them again. A token has the format of a JWT, but its claims are not read and its signature is
 * random. Thread-safe.
 */
public final class TokenIssuer {

    private static final int SIGNATURE_BYTES = 64;

    private final Clock clock;
    private final Duration lifetime;
    private final String tenantId;
    private final SecretStore secrets;
    private final Map<String, IssuedToken> tokens = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();

    public TokenIssuer(Clock clock, Duration lifetime, String tenantId, SecretStore secrets) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.tenantId = tenantId;
        this.secrets = secrets;
    }

    /** Issues a token. */
    public IssuedToken issue(ServicePrincipal principal, String audience) {
        Instant now = clock.instant();
        IssuedToken token = new IssuedToken(
                jwt(principal, audience, now), principal, audience, now, now.plus(lifetime), issued.incrementAndGet());
        secrets.add(token.value());
        tokens.put(token.value(), token);
        return token;
    }

    /** Returns a token by its value, empty if it was not issued here. */
    public Optional<IssuedToken> find(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    /** Returns the number of tokens issued so far. */
    public long issued() {
        return issued.get();
    }

    Duration lifetime() {
        return lifetime;
    }

    private String jwt(ServicePrincipal principal, String audience, Instant now) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode header = json.objectNode().put("typ", "JWT").put("alg", "RS256");
        ObjectNode claims = json.objectNode()
                .put("aud", audience)
                .put("tid", tenantId)
                .put("appid", principal.clientId())
                .put("oid", principal.objectId())
                .put("iat", now.getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plus(lifetime).getEpochSecond())
                .put("uti", SecretStore.randomGuid());
        return encode(header) + "." + encode(claims) + "." + secrets.createUrlSafe(SIGNATURE_BYTES);
    }

    private static String encode(ObjectNode part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }
}
