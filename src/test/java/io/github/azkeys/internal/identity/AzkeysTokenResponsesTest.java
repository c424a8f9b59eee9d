// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token responses that are not from Entra, such as those of a proxy. */
class AzkeysTokenResponsesTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    /** Text before or after the JSON object, an incomplete object, and 203 of a proxy that changed the response. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {"200,{,", "200,{,!,}!", "200,\uFEFF{,}", "200,[{,}]", "203,{,}"})
    void aTokenInAResponseThatCannotBeParsedIsNotPrinted(int status, String begin, String end) {
        String token = "eyJ" + "Ab1".repeat(10); // short, because MSAL quotes the first 500 characters only
        arm.failTokens(Fault.status(status)
                .json(begin + "\"token_type\":\"Bearer\",\"access_token\":\"" + token + "\"" + (end == null ? "" : end))
                .times(20));
        StringWriter seen = new StringWriter();
        Exchange answer;
        try (CapturedLog log = new CapturedLog()) {
            answer = ask(URI);
            answer.getException().printStackTrace(new PrintWriter(seen, true));
            seen.append(log.text());
        }

        assertThat(answer.getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("localhost returned status " + status);
        assertThat(seen.toString()).contains("ClientSecretCredential").doesNotContain("Ab1Ab1");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void anHtmlPageOfAServerInTroubleIsUnavailable(int status) {
        arm.failTokens(page(status));

        assertThat(ask(URI).getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("no token from Microsoft Entra")
                .hasMessageContaining("returned status " + status)
                .hasMessageNotContaining("Bad Gateway")
                .hasMessageNotContaining("Check credentialType");
    }

    @Test
    void anHtmlPageThatRefusesIsAWrongResponseAndSaysWhoRefused() {
        arm.failTokens(page(403));

        assertThat(ask(URI).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("localhost returned status 403")
                .hasMessageContaining("Check proxies");
        assertThat(arm.tokenRequests()).hasSize(1);
    }

    @Test
    void anHtmlPageThatStaysForAMomentIsOvercome() {
        arm.failTokens(Fault.status(503).html("<html></html>"));

        assertThat(ask(URI + "&maxRetries=1").getException()).isNull();
        assertThat(arm.tokensIssued()).isEqualTo(1);
        assertThat(arm.tokenRequests()).hasSize(2);
    }

    private static Fault page(int status) {
        return Fault.status(status)
                .html("<html><body>Bad Gateway</body></html>")
                .header("Retry-After", "0")
                .times(20);
    }
}
