// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Bad AccountKey=SECRET==;EndpointSuffix=x | Bad AccountKey=***;EndpointSuffix=x",
                "Bad SharedAccessKey=SECRET | Bad SharedAccessKey=***",
                "GET https://a/b?sv=1&sig=SECRET%2B&se=2 | GET https://a/b?sv=1&sig=***&se=2",
                "Bad \\\"key\\\": \\\"SECRET word\\\" given | Bad \"key\": *** given",
                "Bad primaryKey : 'SECRET' given | Bad primaryKey : *** given",
                "Authorization: Bearer SECRET given | Authorization: *** given",
                "Password = SECRET given | Password = *** given",
            })
    void secretsAreNotShown(String text, String shown) {
        arm.fail(Fault.status(404).json("\"" + text + "\""));

        assertThat(failure().getArmMessage()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "MDEyMzQ1Njc4/WFiY2RlZjAxMjM0NTY3O+lhYmNkZWYabcMDEyMzQ1Njc4/WFiY2RlZjAxMjM0NTY3O+lhYmNkZQ==",
                "0123456789abcdef0123456789abcdef",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln"
            })
    void longCodesAreNotShown(String key) {
        arm.fail(Fault.status(404).text("The value " + key + " is wrong"));

        assertThat(failure().getArmMessage()).isEqualTo("The value *** is wrong");
    }

    @Test
    void keysInXmlAreNotShown() {
        arm.fail(Fault.status(404)
                .text("<Error><PrimaryKey>SECRET one</PrimaryKey><a:Key name='SECRET' token='SECRET'>SECRET</a:Key>"
                        + "<Message>No</Message></Error>"));

        assertThat(failure().getArmMessage()).isEqualTo("*** *** No");
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

    /** Also those that are in quoted JSON, encoded, in XML, or after an unusual separator. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Error><PrimaryKey><![CDATA[SECRET]]></PrimaryKey></Error>",
                "<Error><PrimaryKey><Value>SECRET</Value></PrimaryKey></Error>",
                "<Error><PrimaryKey>x<!-- -->SECRET</PrimaryKey></Error>",
                "<Error><PrimaryKey>x</PrimaryKey ><Message>SECRET</Message></Error>",
                "<Error>&lt;PrimaryKey&gt;SECRET&lt;/PrimaryKey&gt;</Error>",
                "<Property Name=\"AccountKey\" Value=\"SECRET\"/>",
                "<Property Name=\"AccountKey\">SECRET</Property>",
                "<Property><Name>AccountKey</Name><Value>SECRET</Value></Property>",
                "The text <primaryKey>SECRET</primaryKey> was sent",
                "<html><head><title>AccountKey&#61;SECRET</title></head></html>",
                "Unexpected: \"{\\\"primaryKey\\\":\\\"SECRET\\\"}\"",
                "Unexpected: \"{\\\"primaryKey\\\":\\\"a\\\\\\\"SECRET\\\"}\"",
                "Unexpected: {\"keys\":[\"a\",\"SECRET\"]}",
                "Unexpected: {\"primary\":\"SECRET\"}",
                "Unexpected: {\\\"key\\\":\\\"Zm9vYmFyYmF6cXV4Zm9v\\u002BYmFyYmF6cXV4Zm9v\\u002BSECRET==\\\"}",
                "AccountKey%3DZm9vYmFyYmF6cXV4Zm9v%2BYmFyYmF6cXV4Zm9v%2FYmFyYmF6cXV4ZmSECRET%3D%3D",
                "AccountKey%253DSECRET",
                "AccountKey&#61;SECRET",
                "AccountKey&#x3D;SECRET",
                "AccountKey=a%20SECRET",
                "AccountKey=a%26SECRET",
                "AccountKey=\u00a0SECRET",
                "AccountKey:=SECRET",
                "AccountKey =          SECRET",
                "AccountKey=a,SECRET",
                "password=abc<SECRET",
                "password=abc\"SECRET",
                "primary key is: SECRET",
                "key: Bearer: SECRET",
                "Authorization: Digest SECRET",
                "Authorization: Digest username=\"a\", response=\"SECRET\"",
                "privateKey: -----BEGIN PRIVATE KEY-----\nSECRET\n-----END PRIVATE KEY-----",
            })
    void secretsInUnusualFormatsAreNotShown(String body) {
        arm.fail(Fault.status(404).text(body));

        assertThat(failure()).hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "AccountKey%3Dabc%3BEndpointSuffix%3Dx | AccountKey=***;EndpointSuffix=x",
                "<Error><Key>a</Key><Key/><Message>No</Message></Error> | *** *** No",
                "<Error><Code>InvalidAuthenticationToken</Code><Message>No</Message></Error> | InvalidAuthenticationToken No",
            })
    void theTextNearASecretIsShown(String body, String text) {
        arm.fail(Fault.status(404).text(body));

        assertThat(failure().getArmMessage()).isEqualTo(text);
    }

    /** A pattern that recurses for each part would end the thread, and with it the exchange. */
    @ParameterizedTest
    @CsvSource({
        "Microsoft.Web, /sites, 1600",
        "x eyJa, .a.aa, 1900",
        "x, <key , 2000",
        "<, <key a>, 1400",
        "x, <key></key>, 800",
        "x, key , 2500",
        "x, password=a;, 800",
        "key=a, ;a, 4900",
        "key=\", \\\", 4900",
        "x, \\, 9900",
        "%, 25, 4900",
        "x, -eyJ, 2400",
        "/subscriptions/, a/, 4900",
        "x, key is , 1400",
        "x, Authorization:  , 700",
    })
    void aTextOfAnyFormIsReadInTime(String start, String part, int times) {
        byte[] body = (start + part.repeat(times)).getBytes(StandardCharsets.UTF_8);
        ErrorText.ofBody(body); // loads the classes

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 50; i++) {
                ErrorText.ofBody(body);
            }
        });
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
