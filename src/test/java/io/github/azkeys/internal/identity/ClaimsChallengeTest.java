// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.transport.TransportResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsChallengeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"",
                "bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"",
                "BEARER Error=\"insufficient_claims\", Claims=\"eyJhIjoxfQ==\"",
                "Bearer claims=\"eyJhIjoxfQ==\",error=\"insufficient_claims\"",
                "Bearer realm=\"\", error_description=\"a, b\", error = insufficient_claims , claims=eyJhIjoxfQ==",
                "Basic realm=\"a\", Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"",
                "Bearer authorization_uri=\"https://a\", Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"",
            })
    void claimsOfAChallenge(String header) {
        assertThat(claims(header)).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer error=\"invalid_token\", claims=\"eyJhIjoxfQ==\"",
                "Bearer error=\"insufficient_claims\"",
                "Bearer error=\"insufficient_claims\", claims=\"\"",
                "Bearer error=\"insufficient_claims\", claims=\"{not base64}\"",
                "Bearer xerror=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"",
                "PoP error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"",
            })
    void noClaims(String header) {
        assertThat(claims(header)).isNull();
    }

    @Test
    void aLongHeaderIsReadInOnePass() {
        String header = "Bearer " + "error=,\"".repeat(4000) + " claims=";

        assertThat(claims(header)).isNull();
    }

    private static String claims(String header) {
        return ClaimsChallenge.claims(new TransportResponse(401, name -> header, new byte[0]));
    }
}
