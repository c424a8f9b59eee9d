// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The option that selects one key as the body. */
class AzkeysSelectTest extends AzkeysTestSupport {

    private static final String STORAGE =
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/res418/providers/Microsoft.Storage/storageAccounts/sto2220";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:log")
                        .to("azkeys:batch?select=primary&resourceId=" + BATCH)
                        .log("${body} ${bodyAs(String)} ${headers}")
                        .to("log:all?showAll=true");
                from("direct:plaintext")
                        .to("azkeys:batch?select=primary&resourceId=" + BATCH)
                        .setHeader("SharedKey", simple("${body.value}"))
                        .setHeader("Fingerprint", simple("${body.fingerprint}"));
                from("direct:json")
                        .to("azkeys:batch?select=primary&resourceId=" + BATCH)
                        .marshal()
                        .json();
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "batch, primary, primary, " + BATCH + ", AAAA==",
        "storage, keys.key1, keys.key1, " + STORAGE + ", sample-key1-value==",
        "storage, key2, keys.key2, " + STORAGE + ", sample-key2-value==",
        "mlworkspace, containerRegistryCredentials.passwords.password2,"
                + " containerRegistryCredentials.passwords.password2, " + WORKSPACE
                + ", 0KARRQoQHSUq1yViPWg7YFernOS=Ic/t",
        "mlworkspace, passwords.password2, containerRegistryCredentials.passwords.password2, " + WORKSPACE
                + ", 0KARRQoQHSUq1yViPWg7YFernOS=Ic/t",
        "mlworkspace, password2, containerRegistryCredentials.passwords.password2, " + WORKSPACE
                + ", 0KARRQoQHSUq1yViPWg7YFernOS=Ic/t"
    })
    void theKeyOfThatNameIsTheBody(String operation, String select, String name, String id, String key) {
        Exchange answer = ask("azkeys:" + operation + "?select=" + select + "&resourceId=" + id);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo(new Secret(name, key, null));
        assertThat(answer.getMessage().getBody(Secret.class).value()).isEqualTo(key);
        assertThat(answer.getMessage().getHeaders())
                .containsEntry("CamelAzkeysOperation", operation)
                .containsEntry("CamelAzkeysResourceId", id)
                .containsKeys("CamelAzkeysApiVersion", "CamelAzkeysRequestId", "CamelAzkeysRetrievedAt");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aChoiceOnTheComponentHoldsForItsEndpoints() {
        configuration().setSelect("secondary");

        assertThat(ask("azkeys:batch?resourceId=" + BATCH).getMessage().getBody())
                .isEqualTo(new Secret("secondary", "BBBB==", null));
        assertThat(ask("azkeys:batch?select=primary&resourceId=" + BATCH)
                        .getMessage()
                        .getBody())
                .isEqualTo(new Secret("primary", "AAAA==", null));
    }

    @Test
    void theNextStepAsksForThePlaintext() {
        assertThat(ask("direct:plaintext").getMessage().getHeaders())
                .containsEntry("SharedKey", "AAAA==")
                .containsEntry("Fingerprint", new Secret("primary", "AAAA==", null).fingerprint());
    }

    @Test
    void noLogShowsTheKey() {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(ask("direct:log").getException()).isNull();

            assertThat(log.text())
                    .contains("Secret[name=primary, value=***, expiresAt=null]", "CamelAzkeysOperation=batch")
                    .doesNotContain("AAAA==");
        }
    }

    @Test
    void jsonIsTheText() {
        assertThat(template.requestBody("direct:json", null, String.class)).isEqualTo("\"AAAA==\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "primaryKey | names the key 'primaryKey', which the response does not contain. Available: [primary, secondary]",
                "ary | which the response does not contain. Available: [primary, secondary]",
                "accountName | which the response does not contain. Available: [primary, secondary]"
            })
    void aNameThatTheAnswerHasNotIsAnsweredWithThoseItHas(String select, String problem) {
        Exchange answer = template.request(
                "azkeys:batch?select=" + select + "&resourceId=" + BATCH,
                exchange -> exchange.getMessage().setBody("payload"));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("AAAA==")
                .hasMessageNotContaining("BBBB==");
        assertThat(((InvalidRequestException) answer.getException()).getResourceId())
                .isEqualTo(BATCH);
        assertThat(answer.getMessage().getBody()).isEqualTo("payload");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aNameThatSeveralKeysEndWithIsRefused() {
        Exchange answer = ask("azkeys:iothub-policies?select=primaryKey&resourceId=" + HUB);

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("matches [value.iothubowner.primaryKey, value.service.primaryKey,")
                .hasMessageContaining("use the complete name")
                .hasMessageNotContaining("<primaryKey>");
        assertThat(ask("azkeys:iothub-policies?select=service.primaryKey&resourceId=" + HUB)
                        .getMessage()
                        .getBody())
                .isEqualTo(new Secret("value.service.primaryKey", "<primaryKey>", null));
    }

    @Test
    void aHeaderChoosesNothing() {
        Exchange answer =
                template.request("azkeys:batch?select=primary&resourceId=" + BATCH, exchange -> exchange.getMessage()
                        .setHeader("CamelAzkeysSelect", "secondary"));
        Exchange all = template.request("azkeys:batch?resourceId=" + BATCH, exchange -> exchange.getMessage()
                .setHeader("CamelAzkeysSelect", "secondary"));

        assertThat(answer.getMessage().getBody()).isEqualTo(new Secret("primary", "AAAA==", null));
        assertThat(all.getMessage().getBody()).isInstanceOf(KeySet.class);
    }

    @Test
    void anEmptyChoiceIsNotTakenForAll() {
        assertThatThrownBy(() -> context.getEndpoint("azkeys:batch?select=&resourceId=" + BATCH))
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option select is empty");
    }
}
