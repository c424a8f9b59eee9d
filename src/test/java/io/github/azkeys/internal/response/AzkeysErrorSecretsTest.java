// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an error response is shown without keys, tokens and signatures. */
class AzkeysErrorSecretsTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?maxRetries=0&resourceId=" + BATCH;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Resource group 'NAME' could not be found.\"",
                "Resource group 'NAME' could not be found.",
                "{\"error\": {\"message\": \"Resource group 'NAME' could not be found.\"}}"
            })
    void theNamesOfTheRequestAreShown(String body) {
        String name = "rg-contoso-prod-weu-integration-a1b2c3";
        arm.fail(Fault.status(404).text(body.replace("NAME", name.toUpperCase(Locale.ROOT))));
        arm.fail(Fault.status(404).text(body.replace("NAME", name.replace("a1b2c3", "a1b2c4"))));
        String uri = URI.replace("default-azurebatch-japaneast", name);

        assertThat(failure(uri).getArmMessage())
                .isEqualTo("Resource group '" + name.toUpperCase(Locale.ROOT) + "' could not be found.");
        assertThat(failure(uri).getArmMessage()).isEqualTo("Resource group '***' could not be found.");
    }

    @Test
    void secretsInAnErrorObjectAreNotShown() {
        arm.fail(Fault.status(400).json("""
                        {"error": {"code": "Bad sig=SECRET", "message": "AccountKey=SECRET in use", "target": "key=SECRET",
                        "details": [{"code": "pwd=SECRET", "message": "sig=SECRET", "target": "token: SECRET"}]}}"""));

        AzkeysException failure = failure();

        assertThat(failure).hasMessageContaining("400 Bad sig=***: AccountKey=*** in use; sig=***");
        assertThat(failure.getCode()).isEqualTo("Bad sig=***");
        assertThat(failure.getArmMessage()).isEqualTo("AccountKey=*** in use");
        assertThat(failure.getTarget()).isEqualTo("key=***");
        assertThat(failure.getDetails().toString())
                .contains("pwd=***", "token: ***")
                .doesNotContain("SECRET");
    }

    @Test
    void keysInXmlAreNotShown() {
        arm.fail(Fault.status(404)
                .text("<Error><PrimaryKey>SECRET one</PrimaryKey><a:Key name='SECRET' token='SECRET'>SECRET</a:Key>"
                        + "<Message>No</Message></Error>"));

        assertThat(failure().getArmMessage()).isEqualTo("*** *** No");
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

    private AzkeysException failure() {
        return failure(URI);
    }

    private AzkeysException failure(String uri) {
        Exception failure = ask(uri).getException();
        assertThat(failure).isInstanceOf(AzkeysException.class);
        return (AzkeysException) failure;
    }
}
