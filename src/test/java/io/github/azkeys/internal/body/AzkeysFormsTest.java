// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AzureSasCredential;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An endpoint hands out a connection string or a token where its options ask for one. */
class AzkeysFormsTest extends AzkeysTestSupport {

    private static final String IOTHUB = "azkeys:iothub?keyName=iothubowner&resourceId=" + HUB;

    /** The documented ones are placeholders, which sign nothing. */
    @BeforeEach
    void renewKeys() {
        arm.regenerate(HUB, "primaryKey");
        arm.regenerate(HUB, "secondaryKey");
    }

    @Test
    void theBodyIsTheConnectionString() throws Exception {
        Exchange exchange = ask(IOTHUB + "&form=connection-string");

        Secret text = exchange.getMessage().getBody(Secret.class);
        assertThat(text.value()).isEqualTo(connectionString(fetched().primaryKey()));
        assertThat(text.name()).isEqualTo("connection-string");
        assertThat(new ObjectMapper().writeValueAsString(text)).isEqualTo("\"" + text.value() + "\"");
        assertThat(exchange.getMessage().getHeader(AzkeysConstants.OPERATION)).isEqualTo("iothub");
        assertThat(arm.calls("iothub")).hasSize(2);
    }

    @Test
    void theKeyIsTheOneThatIsChosen() {
        Exchange exchange = ask(IOTHUB + "&form=connection-string&formKey=secondary");

        assertThat(exchange.getMessage().getBody(Secret.class).value())
                .isEqualTo(connectionString(fetched().secondaryKey()));
    }

    @Test
    void noHeaderChoosesAForm() {
        Exchange exchange = template.request(IOTHUB + "&form=connection-string", outgoing -> {
            outgoing.getMessage().setHeader("CamelAzkeysForm", "sas-token");
            outgoing.getMessage().setHeader("CamelAzkeysFormKey", "secondary");
            outgoing.getMessage().setHeader("CamelAzkeysEndpointSuffix", "evil.example");
        });

        assertThat(exchange.getMessage().getBody(Secret.class).value())
                .isEqualTo(connectionString(fetched().primaryKey()));
    }

    @Test
    void aTokenLivesForTheTimeThatTheOptionSays() {
        KeyServices.of(context.getComponent("azkeys", AzkeysComponent.class))
                .useClock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

        Secret token =
                ask(IOTHUB + "&form=sas-token&tokenValidity=30m").getMessage().getBody(Secret.class);

        assertThat(token.expiresAt()).isEqualTo("2026-01-01T00:30:00Z");
        assertThat(token.value())
                .startsWith("SharedAccessSignature sr=testhub.azure-devices.net&sig=")
                .endsWith("&se=1767227400&skn=iothubowner");
    }

    @Test
    void aTokenBecomesTheCredentialOfAClient() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:credential").to(IOTHUB + "&form=sas-token").convertBodyTo(AzureSasCredential.class);
            }
        });

        Exchange exchange = ask("direct:credential");

        assertThat(exchange.getMessage().getBody())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(AzureSasCredential.class))
                .extracting(AzureSasCredential::getSignature)
                .asString()
                .contains("&skn=iothubowner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form=connectionString | does not support form 'connectionString'. Supported: connection-string, eventhub-connection-string, sas-token",
                "formKey=secondary | set option form too",
                "form=connection-string&formKey=third | does not support formKey 'third'. Supported: primary, secondary",
                "form=sas-token&tokenValidity=8d | from 1 minute to 7 days",
                "form=sas-token&tokenValidity=1s | from 1 minute to 7 days",
                "tokenValidity=60 | from 1 minute to 7 days, not 0.06 s; a number without a unit is in milliseconds",
                "select=newestStable | option select is 'newestStable' (did you mean newest-stable?)",
                "tokenValidity=1s | from 1 minute to 7 days",
                "endpointSuffix=core | endpointSuffix must be the end of a host name",
                "form=connection-string&endpointSuffix=a/b | endpointSuffix must be the end of a host name"
            })
    void anOptionThatIsWrongIsToldBeforeAnyCall(String options, String problem) {
        assertThatThrownBy(() -> context.getEndpoint(IOTHUB + "&" + options))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(problem);
        assertThat(arm.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"form=, form", "form=connection-string&formKey=, formKey"})
    void aTextThatIsWrongIsQuotedOnOneLine(String options, String name) {
        String wrong = "a%0Ab%1B%5B2J" + "ccc%20".repeat(1000);

        assertThatThrownBy(() -> context.getEndpoint(IOTHUB + "&" + options + wrong))
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("a\uFFFDb\uFFFD[2Jccc")
                .satisfies(e -> assertThat(e.getMessage())
                        .hasSizeLessThan(600)
                        .doesNotContain("\n")
                        .doesNotContain("\u001B"));
    }

    @Test
    void anAddressOfArmsOwnIsNotTakenForThePublicCloud() {
        configuration().setCloud(null);

        assertThatThrownBy(() -> context.getEndpoint(IOTHUB + "&form=connection-string"))
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("set endpointSuffix, or cloud");
        Exchange exchange = ask(IOTHUB + "&form=connection-string&endpointSuffix=devices.example.org");
        assertThat(exchange.getMessage().getBody(Secret.class).value())
                .startsWith("HostName=testHub.devices.example.org;");
        assertThat(context.getEndpoint(IOTHUB)).isNotNull();
    }

    @Test
    void aKeyThatCannotSignFailsTheExchangeUnquoted() {
        // the documented key of a provisioning service is not valid Base64
        Operation operation = new OperationIndex().get("iot-dps");
        String id = operation.path().resourceId(operation.sample().request());

        Exchange exchange = ask("azkeys:iot-dps?keyName=testKey&form=sas-token&resourceId=" + id);

        assertThat(exchange.getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessage("azkeys:iot-dps cannot create a sas-token from the keys of " + id
                        + ": the key is not valid Base64")
                .hasNoCause();
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(arm.calls("iot-dps")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "connection-string, primary",
        "connection-string, secondary-readonly",
        "gremlin-connection-string, primary"
    })
    void anAccountOfAnotherApiNamesTheFormOfItsOwn(String form, String key) {
        String strings = Stream.of("Primary", "Secondary", "PrimaryReadonly", "SecondaryReadonly")
                .map(kind -> "{\"connectionString\": \"mongodb://ddb1:a%2Bkey" + kind
                        + "@ddb1.mongo.cosmos.azure.com:10255/?ssl=true\", \"description\": \"" + kind
                        + " MongoDB Connection String\", \"keyKind\": \"" + kind + "\", \"type\": \"MongoDB\"}")
                .collect(Collectors.joining(", ", "{\"connectionStrings\": [", "]}"));
        String id = "/subscriptions/subid/resourceGroups/rg1/providers/Microsoft.DocumentDB/databaseAccounts/ddb1";
        String uri = "azkeys:cosmosdb-connection-strings?formKey=" + key + "&resourceId=" + id + "&form=";
        arm.fail(Fault.status(200).json(strings).times(2));

        assertThat(ask(uri + form).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("azkeys:cosmosdb-connection-strings cannot create a " + form)
                .hasMessageEndingWith("; use form=mongodb-connection-string, which these keys have")
                .hasMessageNotContaining("a%2Bkey");
        assertThat(ask(uri + "mongodb-connection-string")
                        .getMessage()
                        .getBody(Secret.class)
                        .value())
                .startsWith("mongodb://");
    }

    @Test
    void aKeyThatNoFormHasNamesNoForm() {
        arm.fail(Fault.status(200).json("{\"keys\": [{\"keyName\": \"key1\", \"value\": \"QUFB\"}]}"));
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/sto2221";

        assertThat(ask("azkeys:storage?form=connection-string&formKey=secondary&resourceId=" + id)
                        .getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageEndingWith("the response has no secondary key at keys[keyName=key2].value");
    }

    @Test
    void nothingPrintsTheText() throws Exception {
        context.setTracing(true);
        context.setMessageHistory(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String form : new String[] {"connection-string", "sas-token"}) {
                    from("direct:" + form)
                            .to(IOTHUB + "&form=" + form)
                            .to("log:everything?showAll=true&multiline=true&showStreams=true")
                            .log("${body} ${headers} ${exchange}")
                            .log("${bodyAs(String)} ${bodyOneLine} ${prettyBody}")
                            .setProperty("copy", body())
                            .throwException(new IllegalStateException("on purpose"));
                }
            }
        });
        String seen;
        Secret token;
        try (CapturedLog log = new CapturedLog()) {
            ask("direct:connection-string");
            token = ask("direct:sas-token").getProperty("copy", Secret.class);
            seen = log.text();
        }

        assertThat(seen).contains("Secret[name=connection-string, value=***", "Secret[name=sas-token");
        assertThat(seen).doesNotContain(token.value()).doesNotContain("&sig=", "SharedAccessKey=");
        assertThat(arm.secrets()).isNotEmpty().allSatisfy(secret -> assertThat(seen)
                .doesNotContain(secret));
    }

    private SharedAccessSignatureAuthorizationRule fetched() {
        return ask(IOTHUB).getMessage().getBody(SharedAccessSignatureAuthorizationRule.class);
    }

    private static String connectionString(String key) {
        return "HostName=testHub.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=" + key;
    }
}
