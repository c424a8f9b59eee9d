// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.DataTypeStep;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form whose host only the resource tells reads the resource, and no other form does. */
class AzkeysReadFormsTest extends ReadFormsTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"", "&form=connection-string", "&form=sas-token", "&select=primaryKey"})
    void nothingElseReadsTheResource(String options) {
        assertThat(ask(IOTHUB + options).getException()).isNull();

        assertThat(methods()).containsExactly("POST");
    }

    @Test
    void oneReadWithEachListingIsForAllCallers() {
        String cached = "&cacheTtl=1h";
        String first = text(IOTHUB + EVENTS + cached);
        assertThat(text(IOTHUB + EVENTS + cached + "&formKey=secondary")).isNotEqualTo(first);
        assertThat(text(IOTHUB + EVENTS + cached)).isEqualTo(first);
        assertThat(methods()).containsExactly("GET", "POST");

        failOver();
        Exchange refreshed = template.request(
                IOTHUB + EVENTS + cached, exchange -> exchange.getMessage().setHeader(AzkeysConstants.REFRESH, true));

        assertThat(refreshed.getMessage().getBody(Secret.class).value()).contains("sb://other.");
        assertThat(methods()).containsExactly("GET", "POST", "GET", "POST");
    }

    @Test
    void aMissingPermissionIsNamedAndNoKeyIsListed() {
        arm.deny(HUB, "Microsoft.Devices/IotHubs/read");

        assertThat(ask(IOTHUB + EVENTS).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageStartingWith("azkeys:iothub cannot read " + HUB + ", which its form needs: 403")
                .hasMessageContaining("Assign the identity a role with Microsoft.Devices/IotHubs/read on the resource");
        assertThat(arm.calls("iothub")).isEmpty();
        assertThat(ask(IOTHUB + "&form=connection-string").getException()).isNull();
    }

    @Test
    void aResourceThatIsGoneIsNotFound() {
        arm.remove(HUB);

        assertThat(ask(IOTHUB + EVENTS).getException())
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("cannot read " + HUB);
    }

    @Test
    void aResourceThatCannotBeReadIsToldOnce() {
        arm.fail(Fault.invalidJson());

        assertThat(ask(IOTHUB + EVENTS).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageMatching("azkeys:iothub cannot read " + HUB
                        + ", which its form needs: the response is not valid JSON \\(request id [^()]*\\)");
    }

    @Test
    void aReadIsRepeatedAsAListing() {
        arm.fail(Fault.error(503, "ServerBusy", "Try again later").times(2));

        assertThat(text(IOTHUB + EVENTS)).contains("EntityPath=testhub");
        assertThat(methods()).containsExactly("GET", "GET", "GET", "POST");
    }

    @Test
    void theLastFormIsServedWhileArmIsUnavailable() {
        String uri = IOTHUB + EVENTS + "&maxRetries=0&cacheStaleTtl=1h&cacheTtl=PT0.000001S";
        String before = text(uri);
        arm.fail(Fault.error(503, "ServerBusy", "Try again later"));

        Exchange exchange = ask(uri);

        assertThat(exchange.getMessage().getHeader(AzkeysConstants.STALE)).isEqualTo(true);
        assertThat(exchange.getMessage().getBody(Secret.class).value()).isEqualTo(before);
    }

    @Test
    void withoutAnEarlierFormTheFailureSaysWhatCouldNotBeRead() {
        arm.fail(Fault.error(503, "ServerBusy", "Try again later").times(100));

        assertThat(ask(IOTHUB + EVENTS + "&maxRetries=0").getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("cannot read " + HUB);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', endpoint",
        "'{\"properties\": null}', endpoint",
        "'{\"properties\": {\"eventHubEndpoints\": {\"events\": {\"endpoint\": \"sb://a.test/;SharedAccessKey=x\"}}}}', endpoint",
        "'{\"properties\": {\"eventHubEndpoints\": {\"events\": {\"endpoint\": \"sb://a.test/\", \"path\": \"a;b\"}}}}', path",
        "'{\"properties\": {\"eventHubEndpoints\": {\"events\": {\"endpoint\": {\"a\": \"b\"}}}}}', endpoint"
    })
    void aResourceWithoutAValidFieldIsRefused(String resource, String field) {
        arm.setResource(HUB, resource);

        assertThat(ask(IOTHUB + EVENTS).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageEndingWith(
                        "the resource has no valid resource.properties.eventHubEndpoints.events." + field);
    }

    @Test
    void noSecretIsShown() {
        try (CapturedLog log = new CapturedLog()) {
            Exchange exchange = ask(IOTHUB + EVENTS);
            arm.setResource(HUB, "{}");
            Exchange failed = ask(IOTHUB + EVENTS);

            assertThat(String.valueOf(exchange.getMessage().getBody())).doesNotContain("SharedAccessKey=", "sb://");
            assertThat(arm.secrets())
                    .noneMatch(secret -> String.valueOf(failed.getException()).contains(secret))
                    .noneMatch(secret -> log.text().contains(secret));
        }
    }

    @Test
    void noKeyIsRegeneratedIfTheResourceCannotBeRead() {
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        String uri = STORAGE + ENDPOINTS + "&action=regenerate&regenerateKey=primary";
        arm.deny(ACCOUNT, "Microsoft.Storage/storageAccounts/read");
        String before = arm.keys("storage", ACCOUNT).key("keys.key1");

        assertThat(ask(uri).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("Microsoft.Storage/storageAccounts/read");
        assertThat(arm.keys("storage", ACCOUNT).key("keys.key1")).isEqualTo(before);

        arm.allow(ACCOUNT);
        assertThat(text(uri))
                .contains("AccountKey=" + arm.keys("storage", ACCOUNT).key("keys.key1"));
        assertThat(arm.keys("storage", ACCOUNT).key("keys.key1")).isNotEqualTo(before);
    }

    @Test
    void thePermissionForTheClusterIsNamed() {
        arm.deny(CLUSTER, "Microsoft.Cache/redisEnterprise/read");

        assertThat(ask(REDIS).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("cannot read " + CLUSTER + ", which its form needs")
                .hasMessageContaining("Assign the identity a role with Microsoft.Cache/redisEnterprise/read on");
    }

    @Test
    void aDataTypeSaysThatTheEndpointReadsTheResource() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                DataTypeStep.add(
                        from("direct:transform").to(REDIS.replace("form=connection-string&", "")),
                        "azkeys:connection-string");
            }
        });

        assertThat(ask("direct:transform").getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("which are read only with option form=connection-string");
        assertThat(methods()).containsExactly("POST");
    }

    @Test
    void aConsumerStartsAnExchangeWhenTheHubFailsOver() throws Exception {
        List<String> texts = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IOTHUB + EVENTS + "&initialDelay=0&delay=10")
                        .process(exchange -> texts.add(
                                exchange.getMessage().getBody(Secret.class).value()));
            }
        });
        await().until(() -> arm.calls("iothub").size() > 2);
        assertThat(texts).isEmpty();

        failOver();

        await().until(() -> !texts.isEmpty());
        assertThat(texts.get(0))
                .startsWith("Endpoint=sb://other.servicebus.windows.net/;")
                .endsWith("EntityPath=b");
        int polls = arm.calls("iothub").size();
        await().until(() -> arm.calls("iothub").size() > polls + 2);
        assertThat(texts).hasSize(1);
    }

    private void failOver() {
        arm.setResource(HUB, """
                {"properties": {"eventHubEndpoints": {"events": {
                    "endpoint": "sb://other.servicebus.windows.net/", "path": "b"}}}}""");
    }

    private List<String> methods() {
        return arm.calls().stream().map(ArmCall::method).toList();
    }
}
