// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.credential.AzureSasCredential;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.keys.AccessKeys;
import io.github.azkeys.keys.ApiKeys;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.DataTypeStep;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data types convert fetched keys to text, type converters convert them to credentials. */
class AzkeysDataTypeTest extends AzkeysTestSupport {

    /** A valid key; the documented keys are placeholders, which cannot sign. */
    @BeforeEach
    void renewKeys() {
        arm.regenerate(HUB, "primaryKey");
        arm.regenerate(HUB, "secondaryKey");
    }

    @Test
    void theDataTypeMakesTheKeysAConnectionString() throws Exception {
        Exchange exchange =
                transformed("azkeys:iothub?keyName=iothubowner&resourceId=" + HUB, "azkeys:connection-string");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody())
                .isInstanceOf(String.class)
                .asString()
                .startsWith("HostName=testHub.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=");
        assertThat(arm.calls("iothub")).hasSize(1);
    }

    @Test
    void theDataTypeMakesTheKeysAToken() throws Exception {
        KeyServices.of(context.getComponent("azkeys", AzkeysComponent.class))
                .useClock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

        Exchange exchange = transformed("azkeys:iothub?keyName=iothubowner&resourceId=" + HUB, "azkeys:sas-token");

        assertThat(exchange.getMessage().getBody(String.class))
                .startsWith("SharedAccessSignature sr=testhub.azure-devices.net&")
                .endsWith("&se=1767229200&skn=iothubowner");
    }

    @Test
    void aWrongTimeForTokensOfTheComponentIsToldWhereItStarts() throws Exception {
        try (CamelContext other = new DefaultCamelContext()) {
            other.getComponent("azkeys", AzkeysComponent.class)
                    .getConfiguration()
                    .setTokenValidity(Duration.ofSeconds(30));

            assertThatThrownBy(other::start).hasStackTraceContaining("tokenValidity must be from 1 minute to 7 days");
        }
    }

    @Test
    void aWrongTimeForTokensThatTheComponentGetsLaterIsToldByTheNextEndpoint() {
        configuration().setTokenValidity(Duration.ofDays(8));

        assertThatThrownBy(() -> transformed("azkeys:iothub?keyName=iothubowner&resourceId=" + HUB, "azkeys:sas-token"))
                .hasStackTraceContaining("tokenValidity must be from 1 minute to 7 days");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void theDataTypeNamesHostsAsTheEndpointsCloudDoes() throws Exception {
        Exchange exchange = transformed(
                "azkeys:iothub?keyName=iothubowner&cloud=AZURE_CHINA&resourceId=" + HUB, "azkeys:connection-string");

        assertThat(exchange.getMessage().getBody(String.class)).startsWith("HostName=testHub.azure-devices.cn;");
    }

    @Test
    void theDataTypeFailsWhereTheKeysHaveNoSuchForm() throws Exception {
        Exchange exchange = transformed("azkeys:batch?resourceId=" + BATCH, "azkeys:connection-string");

        assertThat(exchange.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("azkeys:batch does not support form 'connection-string'. Supported: key");
    }

    @Test
    void theDataTypeFailsWithoutKeys() throws Exception {
        Exchange exchange = transformed("mock:nothing", "azkeys:connection-string");

        assertThat(exchange.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("The body must be keys that azkeys fetched");
    }

    @Test
    void aKeyBecomesACredential() throws Exception {
        Exchange exchange = fetched("cognitiveservices");

        AzureKeyCredential credential = exchange.getMessage().getBody(AzureKeyCredential.class);

        ApiKeys keys = exchange.getMessage().getBody(ApiKeys.class);
        assertThat(credential.getKey()).isEqualTo(keys.key1());
    }

    @Test
    void aKeyThatHasANameBecomesACredentialWithIt() throws Exception {
        Exchange batch = fetched("batch");
        Exchange hub = fetched("eventhubs-hub");

        var account = batch.getMessage().getBody(AzureNamedKeyCredential.class).getAzureNamedKey();
        var rule = hub.getMessage().getBody(AzureNamedKeyCredential.class).getAzureNamedKey();

        assertThat(account.getName()).isEqualTo("sampleacct");
        assertThat(account.getKey())
                .isEqualTo(batch.getMessage().getBody(BatchAccountKeys.class).primary());
        AccessKeys keys = hub.getMessage().getBody(AccessKeys.class);
        assertThat(rule.getName()).isEqualTo(keys.keyName());
        assertThat(rule.getKey()).isEqualTo(keys.primaryKey());
    }

    @Test
    void aKeyBecomesATokenCredential() throws Exception {
        Exchange hub = fetched("eventhubs-hub");

        assertThat(hub.getMessage().getBody(AzureSasCredential.class).getSignature())
                .startsWith("SharedAccessSignature sr=https%3A%2F%2Fsdk-namespace-960.servicebus.windows.net%2F")
                .doesNotContain(hub.getMessage().getBody(AccessKeys.class).primaryKey());
    }

    @Test
    void aConversionThatIsNotPossibleSaysWhyAndQuotesNoKey() throws Exception {
        Exchange exchange = fetched("cognitiveservices");
        ApiKeys keys = exchange.getMessage().getBody(ApiKeys.class);

        for (Class<?> type : new Class<?>[] {AzureNamedKeyCredential.class, AzureSasCredential.class}) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> exchange.getMessage().getBody(type)))
                    .isNotNull()
                    .hasRootCauseInstanceOf(InvalidRequestException.class)
                    .hasMessageNotContaining(keys.key1())
                    .rootCause()
                    .hasMessageContaining("azkeys:cognitiveservices");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, byte[].class, InputStream.class, ByteBuffer.class, Reader.class})
    void noConverterTurnsKeysOrFormsIntoText(Class<?> type) throws Exception {
        KeySet keys = fetched("batch").getMessage().getBody(KeySet.class);
        Secret text = new Secret("key", keys.key("primary"), null);

        for (Object secret : new Object[] {keys, text}) {
            assertThat((Object) context.getTypeConverter().tryConvertTo(type, secret))
                    .isNull();
            assertThatThrownBy(() -> context.getTypeConverter().convertTo(type, secret))
                    .hasRootCauseInstanceOf(InvalidRequestException.class)
                    .hasMessageNotContaining(keys.key("primary"));
        }
    }

    private Exchange fetched(String name) {
        Operation operation = new OperationIndex().get(name);
        String id = operation.path().resourceId(operation.sample().request());
        String key = operation.sample().request().get("authorizationRuleName");
        Exchange exchange = ask("azkeys:" + name + "?resourceId=" + id + (key == null ? "" : "&keyName=" + key));
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private Exchange transformed(String uri, String type) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                DataTypeStep.add(from("direct:transform").to(uri), type);
            }
        });
        return ask("direct:transform");
    }
}
