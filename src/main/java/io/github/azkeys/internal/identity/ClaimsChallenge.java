// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azkeys.internal.transport.TransportResponse;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the claims that ARM asks a token to have, as with Continuous Access Evaluation.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Claims challenges</a>
 */
final class ClaimsChallenge {

    /** In any case, as RFC 9110 says for schemes and parameters. */
    private static final Pattern SCHEME = Pattern.compile("(?i)bearer ");

    /** These values have neither spaces, commas nor quotes. */
    private static final Pattern PARAMETER = Pattern.compile("(?i)[\\s,](error|claims)\\s*+=\\s*+\"?+([^\\s,\"]*+)");

    private ClaimsChallenge() {}

    /** Returns the claims as JSON; null if the response asks for none, or if they cannot be decoded. */
    static String claims(TransportResponse refused) {
        String header = refused.header("WWW-Authenticate");
        Matcher scheme = SCHEME.matcher(header == null ? "" : header);
        if (!scheme.find()) {
            return null;
        }
        String error = null;
        String claims = null;
        Matcher parameter = PARAMETER.matcher(header);
        for (int from = scheme.start(); parameter.find(from); from = parameter.end()) {
            if (parameter.group(1).equalsIgnoreCase("error")) {
                error = error == null ? parameter.group(2) : error;
            } else {
                claims = claims == null ? parameter.group(2) : claims;
            }
        }
        return "insufficient_claims".equals(error) ? decoded(claims) : null;
    }

    private static String decoded(String claims) {
        try {
            return claims == null || claims.isEmpty()
                    ? null
                    : new String(Base64.getDecoder().decode(claims), UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
