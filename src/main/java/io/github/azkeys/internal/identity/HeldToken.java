// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.AccessToken;
import io.github.azkeys.internal.call.Durations;
import java.time.Duration;
import java.time.Instant;

/** A token with its times. Compared by identity, because a credential may return the same token again. Immutable. */
public final class HeldToken {

    /** When a token is renewed, unless the token service says it. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);

    private static final Duration NEW = Duration.ofMinutes(1);

    private final AccessToken token;
    private final String authorization;
    private final Instant expires;
    private final Instant renewal;
    private final Instant since;
    private final String reason;

    /** @param reason why it replaced another token, such as the claims that ARM asked for; null if it did not */
    HeldToken(AccessToken token, String reason, Instant now) {
        this.token = token;
        this.authorization = "Bearer " + token.getToken();
        this.reason = reason;
        this.since = now;
        this.expires = token.getExpiresAt() == null ? now : token.getExpiresAt().toInstant();
        // azure-identity returns 1970 if the token service says no time
        Instant wanted = token.getRefreshAt() == null
                ? Instant.EPOCH
                : token.getRefreshAt().toInstant();
        this.renewal = wanted.isAfter(now) ? wanted : expires.minus(RENEW_BEFORE);
    }

    /** Returns the value of the {@code Authorization} header. */
    public String authorization() {
        return authorization;
    }

    String value() {
        return token.getToken();
    }

    boolean isValid(Instant now) {
        return now.isBefore(expires);
    }

    /**
     * Whether it can be used in place of a token that was refused for a reason. The token that was refused is returned once
     * more if it is new and was had for that reason, because then another one would be refused, too.
     *
     * @param claims whether ARM asks for claims, which a token has only if it was had for that reason
     */
    boolean replaces(HeldToken refused, String wanted, boolean claims, Instant now) {
        if (this == refused) {
            return wanted.equals(reason) && Durations.hasPassedLess(NEW, since, now);
        }
        // a renewal may return a token of the cache of the credential
        return wanted.equals(reason) || !claims && !value().equals(refused.value());
    }

    boolean isDueForRenewal(Instant now) {
        return !now.isBefore(renewal);
    }
}
