// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that are too deep, too long or too large to be read: a failure, and never an exchange that is lost. */
class AzkeysResponseLimitsTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?maxRetries=0&resourceId=" + BATCH;
    private static final String ANY =
            "azkeys:resource?action=listKeys&apiVersion=2024-07-01&maxRetries=0&resourceId=" + BATCH;

    /** Jackson accepts 1000 levels, for which the thread may have no room. */
    @ParameterizedTest
    @ValueSource(ints = {100, 500, 990, 1100})
    void aResponseThatIsNestedTooDeep(int depth) throws Exception {
        arm.fail(Fault.status(200)
                .json("{\"primary\":\"p\",\"x\":" + "{\"a\":".repeat(depth) + "\"k\"" + "}".repeat(depth) + "}"));

        Exchange answer = template.asyncSend(ANY, exchange -> {}).get(30, TimeUnit.SECONDS);

        assertThat(refusal(answer)).hasMessageContaining("nested more than 100 levels deep");
    }

    @Test
    void aResponseOfAHundredLevels() throws Exception {
        arm.fail(Fault.status(200)
                .json("{\"primary\":\"p\",\"x\":" + "{\"a\":".repeat(99) + "\"k\"" + "}".repeat(99) + "}"));

        Exchange answer = template.asyncSend(ANY, exchange -> {}).get(30, TimeUnit.SECONDS);

        assertThat(answer.getMessage().getBody().toString())
                .contains("primary=***")
                .contains("{a={a={a=");
    }

    @ParameterizedTest
    @CsvSource({
        "id, /subscriptions/s, /a, 6000",
        "type, Microsoft.Web, /sites, 6000",
        "type, Microsoft, .Web, 6000",
        "host, a, .b, 6000",
    })
    void aLongTextOfManyPartsIsShownIfItIsNotSecret(String name, String start, String part, int times)
            throws Exception {
        String text = start + part.repeat(times);
        arm.fail(Fault.status(200).json("{\"primary\":\"p\",\"" + name + "\":\"" + text + "\"}"));

        Exchange answer = template.asyncSend(ANY, exchange -> {}).get(30, TimeUnit.SECONDS);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody().toString()).contains("primary=***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1E2147483648", "-1e-99999999999"})
    void aNumberThatIsTooLarge(String number) {
        arm.fail(Fault.status(200).json("{\"primary\":\"a\",\"secondary\":\"b\",\"n\":" + number + "}"));

        assertThat(refusal(ask(URI)))
                .hasMessageContaining("too large an exponent")
                .hasMessageNotContaining(number);
    }

    @Test
    void anErrorWithANumberThatIsTooLargeIsRead() {
        String more = "\"n\":1e99999999999";
        arm.fail(Fault.status(401)
                .json("{" + more + ",\"error\":{\"code\":\"InvalidAuthenticationToken\",\"message\":\"m\"}}"));
        assertThat(ask(URI).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("InvalidAuthenticationToken: m");

        arm.failTokens(Fault.status(503).json("{" + more + ",\"error\":\"temporarily_unavailable\"}"));
        assertThat(ask(URI + "&connectTimeout=9000").getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageNotContaining("99999999999");
    }

    private AzkeysException refusal(Exchange answer) {
        assertThat(answer.getException()).isInstanceOf(InvalidResponseException.class);
        return (AzkeysException) answer.getException();
    }
}
