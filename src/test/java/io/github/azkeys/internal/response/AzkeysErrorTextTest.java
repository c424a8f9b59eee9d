// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an error response is kept, bounded and without keys, in whatever format it arrives. */
class AzkeysErrorTextTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?maxRetries=0&resourceId=" + BATCH;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"The account was not found.\" | The account was not found.",
                "The account was not found. | The account was not found.",
                "404 page not found | 404 page not found",
                "<Error><Code>NotFound</Code><Message>No &lt;such&gt; account</Message></Error> | NotFound No <such> account",
                "<?xml version='1.0'?><a:Error xmlns:a='urn:x'><a:Message><![CDATA[No such]]></a:Message></a:Error> | No such",
                "<h1>Bad gateway</h1> | Bad gateway",
                "<!DOCTYPE html><html><head><TITLE>Blocked by&nbsp;proxy</TITLE></head><body>x</body></html> | Blocked by proxy",
            })
    void theTextIsShown(String body, String text) {
        arm.fail(Fault.status(404).text(body));

        AzkeysException e = failure();

        assertThat(e.getArmMessage()).isEqualTo(text);
        assertThat(e).hasMessageContaining("404: " + text.replaceAll("\\.$", "") + " (request id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html><body>primary AAAA</body></html>",
                "{\"error\":{\"code\":",
                "[\"AAAA\"]",
                "{\"primary\":\"AAAA\"",
                "\u0000AAAA"
            })
    void whatIsNotATextIsNotShown(String body) {
        arm.fail(Fault.status(404).text(body));

        AzkeysException e = failure();

        assertThat(e.getArmMessage()).isNull();
        assertThat(e).hasMessageNotContaining("AAAA");
    }

    @Test
    void theTextIsOnePrintableLine() {
        arm.fail(Fault.status(404).text("one\u001b[31m\r\n2026 ERROR\u2028 forged " + "word ".repeat(500_000)));

        AzkeysException e = failure();

        assertThat(e.getArmMessage())
                .startsWith("one [31m 2026 ERROR forged word ")
                .hasSizeLessThanOrEqualTo(501);
    }

    @Test
    void noCharacterIsCutInHalf() {
        arm.fail(Fault.status(404).text("ab ".repeat(166) + "c\uD83D\uDE00more"));

        assertThat(failure().getArmMessage()).hasSize(500).endsWith(" c…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The resource /subscriptions/91d12660-3dec-467a-be2a-213b5544ddc0/resourceGroups/g/providers/Microsoft.Batch/b/a is gone",
                "Correlation 91d12660-3dec-467a-be2a-213b5544ddc0: KeyVaultErrorException: gone",
                "The type Microsoft.ContainerService/managedClusters/agentPools2 is unknown",
                "InvalidAuthenticationTokenTenantException"
            })
    void whatIsNotSecretIsKept(String text) {
        arm.fail(Fault.status(404).text(text));

        assertThat(failure().getArmMessage()).isEqualTo(text);
    }

    @Test
    void everyTextIsBoundedAndPrintable() {
        String text = "\\u001b[31mx".repeat(50_000);
        String error = "{\"code\":\"" + text + "\",\"message\":\"" + text + "\",\"target\":\"" + text + "\"";
        arm.fail(Fault.status(400)
                .json("{\"error\":" + error + ",\"details\":[" + error + "},{\"details\":\"" + text + "\"}]}}")
                .header("x-ms-request-id", "x".repeat(3000)));

        AzkeysException e = failure();

        assertThat(e.getDetails()).hasSize(2);
        assertThat(new String[] {
                    e.getCode(),
                    e.getArmMessage(),
                    e.getTarget(),
                    e.getDetails().get(0).code(),
                    e.getDetails().get(0).message(),
                    e.getDetails().get(0).target(),
                    e.getDetails().get(1).details().get(0).message()
                })
                .allSatisfy(part -> assertThat(part).hasSize(2001).startsWith("[31mx"));
        assertThat(e.getRequestId()).hasSize(201);
        assertThat(e.getMessage()).hasSizeLessThan(5000).doesNotContain("\u001b");
    }

    @Test
    void aLongTextOfManyPartsIsAFailureOfTheExchange() throws Exception {
        arm.fail(Fault.status(400).text("Microsoft.Web" + "/sites".repeat(1600)));

        Exchange answer = template.asyncSend(URI, exchange -> {}).get(30, TimeUnit.SECONDS);

        assertThat(answer.getException())
                .isInstanceOf(AzkeysException.class)
                .hasMessageContaining("Microsoft.Web/sites");
    }

    private AzkeysException failure() {
        Exception failure = ask(URI).getException();
        assertThat(failure).isInstanceOf(AzkeysException.class);
        return (AzkeysException) failure;
    }
}
