// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ResourceLockedException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.RestClient;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Tests what a route gets when it regenerates a key, and that other keys stay the same. */
class AzkeysRegenerateTest extends AzkeysTestSupport {

    private static final String REGENERATE = "azkeys:batch?action=regenerate&resourceId=" + BATCH;
    private static final String REGENERATIONS = "batch?action=regenerate";

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        return context;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"&keyName=secondary", "&regenerateKey=secondary", "&keyName=secondary&regenerateKey=secondary"})
    void theNamedKeyIsNewAndTheOtherStays(String key) {
        Exchange answer = ask(REGENERATE + key);

        BatchAccountKeys keys = keys(answer);
        assertThat(keys.primary()).isEqualTo("AAAA==");
        assertThat(keys.secondary()).isNotEqualTo("BBBB==").hasSizeGreaterThan(40);
        assertThat(keys(ask("azkeys:batch?resourceId=" + BATCH)).secondary()).isEqualTo(keys.secondary());
        assertThat(answer.getMessage().getHeaders())
                .containsEntry("CamelAzkeysOperation", "batch")
                .containsEntry("CamelAzkeysResourceId", BATCH)
                .containsEntry("CamelAzkeysApiVersion", "2024-07-01")
                .containsEntry("CamelAzkeysFromCache", false)
                .containsKeys("CamelAzkeysRequestId", "CamelAzkeysRetrievedAt");
        List<ArmCall> calls = arm.calls(REGENERATIONS);
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).method()).isEqualTo("POST");
        assertThat(calls.get(0).path()).isEqualTo(BATCH + "/regenerateKeys");
        assertThat(calls.get(0).header("content-type")).contains("application/json");
    }

    /** The first try is carried out, its response is lost, and the second try gets no token. */
    @Test
    void aRefusedTokenAfterALostResponseLeavesItOpenWhetherTheKeyIsNew() {
        String token = new RestClient(arm).token();
        AtomicInteger tokens = new AtomicInteger();
        useCredential(request -> tokens.incrementAndGet() == 3
                ? Mono.error(new ClientAuthenticationException(
                        "AADSTS7000222: the secret has expired",
                        new BufferedResponse(
                                new HttpRequest(HttpMethod.POST, "https://login.test/"),
                                401,
                                new HttpHeaders(),
                                new byte[0])))
                : Mono.just(new AccessToken(token, OffsetDateTime.now().minusSeconds(1)))); // each try needs one
        String list = "azkeys:batch?resourceId=" + BATCH + "&cacheTtl=600000&maxRetries=1";
        String old = keys(ask(list)).primary();
        arm.fail(Fault.resetInBody());

        assertThat(ask(list + "&action=regenerate&keyName=primary").getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("AADSTS7000222");

        assertThat(arm.calls(REGENERATIONS)).hasSize(1);
        assertThat(keys(ask(list)).primary())
                .isNotEqualTo(old)
                .isEqualTo(arm.keys("batch", BATCH).key("primary"));
    }

    @Test
    void eachExchangeMakesAnotherKeyWhateverIsInMemory() {
        String uri = REGENERATE + "&keyName=primary&cacheTtl=1h";

        List<String> primaries = List.of(
                keys(ask(uri)).primary(),
                keys(ask(uri)).primary(),
                keys(ask(uri)).primary());

        assertThat(primaries).doesNotHaveDuplicates();
        assertThat(arm.calls(REGENERATIONS)).hasSize(3);
    }

    @Test
    void endpointsThatRememberKeysHaveTheNewOneWithoutAnotherCall() {
        String remembered = "azkeys:batch?cacheTtl=1h&resourceId=" + BATCH;
        ask(remembered);

        String secondary = keys(ask(REGENERATE + "&keyName=secondary")).secondary();

        Exchange answer = ask(remembered);
        assertThat(keys(answer).secondary()).isEqualTo(secondary);
        assertThat(answer.getMessage().getHeaders()).containsEntry("CamelAzkeysFromCache", true);
        assertThat(arm.calls("batch")).hasSize(1);
    }

    @Test
    void whereARuleHasTheKeyName() {
        String rule = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/space1/queues/q"
                + "/authorizationRules/";
        arm.add("servicebus-queue", rule + "send");
        arm.add("servicebus-queue", rule + "listen");
        String listing = "azkeys:servicebus-queue?subscriptionId=s&resourceGroup=g&resourceName=space1/q&keyName=";
        String secondary = fingerprint(ask(listing + "send"), "secondaryKey");
        String connection = fingerprint(ask(listing + "send"), "primaryConnectionString");
        String other = fingerprint(ask(listing + "listen"), "primaryKey");

        Exchange answer = ask(listing + "send&action=regenerate&regenerateKey=primary");

        assertThat(fingerprint(answer, "secondaryKey")).isEqualTo(secondary);
        assertThat(fingerprint(answer, "primaryConnectionString"))
                .isNotEqualTo(connection)
                .isEqualTo(fingerprint(ask(listing + "send"), "primaryConnectionString"));
        assertThat(fingerprint(ask(listing + "listen"), "primaryKey")).isEqualTo(other);
    }

    @Test
    void aMessageFillsTheResourceAndNeverTheKey() {
        Exchange answer =
                template.request("azkeys:batch?action=regenerate&keyName=secondary", exchange -> exchange.getMessage()
                        .setHeaders(new java.util.HashMap<>(Map.of(
                                "CamelAzkeysResourceId", BATCH,
                                "CamelAzkeysKeyName", "primary",
                                "CamelAzkeysRegenerateKey", "primary"))));

        assertThat(keys(answer).primary()).isEqualTo("AAAA==");
        assertThat(keys(answer).secondary()).isNotEqualTo("BBBB==");
    }

    @Test
    void theNewKeyAloneOrAFormOfIt() {
        Exchange alone = ask(REGENERATE + "&keyName=secondary&select=secondary");
        Exchange form = ask(REGENERATE + "&keyName=secondary&form=key&formKey=secondary");

        assertThat(alone.getMessage().getBody(Secret.class).value()).isNotEqualTo("BBBB==");
        assertThat(form.getMessage().getBody(Secret.class).value())
                .isEqualTo(keys(ask("azkeys:batch?resourceId=" + BATCH)).secondary());
    }

    @Test
    void withoutThePermissionNothingIsRegenerated() {
        arm.deny(BATCH, "Microsoft.Batch/batchAccounts/regeneratekeys/action");

        Exchange answer = ask(REGENERATE + "&keyName=secondary");

        assertThat(answer.getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageStartingWith("azkeys:batch cannot regenerate the key secondary of " + BATCH)
                .hasMessageContaining("a role with Microsoft.Batch/batchAccounts/regeneratekeys/action");
        assertThat(keys(ask("azkeys:batch?resourceId=" + BATCH)).secondary()).isEqualTo("BBBB==");
    }

    @Test
    void aLockKeepsTheKeys() {
        arm.lock(BATCH);

        assertThat(ask(REGENERATE + "&keyName=secondary").getException()).isInstanceOf(ResourceLockedException.class);
    }

    @ParameterizedTest
    @CsvSource({"503, 2, 3", "429, 1, 2"})
    void aPassingFailureIsTriedAgain(int status, int times, int calls) {
        arm.fail(Fault.error(status, "Busy", "Try later").times(times));

        assertThat(keys(ask(REGENERATE + "&keyName=secondary")).secondary()).isNotEqualTo("BBBB==");
        assertThat(arm.calls(REGENERATIONS)).hasSize(calls);
    }

    @Test
    void aLostAnswerMeansThatTheKeyIsMadeNewTwiceAndTheLastOneIsHandedOut() {
        arm.fail(Fault.truncated());

        String secondary = keys(ask(REGENERATE + "&keyName=secondary")).secondary();

        assertThat(arm.calls(REGENERATIONS)).hasSize(2);
        assertThat(keys(ask("azkeys:batch?resourceId=" + BATCH)).secondary()).isEqualTo(secondary);
    }

    @Test
    void throughTenRotationsWithHalfOfTheTriesFailingMemoryHoldsGoodKeysOnly() {
        String remembered = "azkeys:batch?cacheTtl=1h&resourceId=" + BATCH;
        for (int rotation = 0; rotation < 10; rotation++) {
            String rotated = rotation % 2 == 0 ? "primary" : "secondary";
            String used = rotation % 2 == 0 ? "secondary" : "primary";
            BatchAccountKeys before = keys(ask(remembered));
            arm.fail(Fault.error(503, "Busy", "Try later"));

            ask(REGENERATE + "&keyName=" + rotated);

            BatchAccountKeys after = keys(ask(remembered));
            assertThat(after.key(used)).isEqualTo(before.key(used));
            assertThat(after.key(rotated)).isNotEqualTo(before.key(rotated));
            assertThat(after).isEqualTo(keys(ask("azkeys:batch?resourceId=" + BATCH)));
        }
        assertThat(arm.calls(REGENERATIONS)).hasSize(20);
    }

    @Test
    void withoutRetriesALostAnswerIsAnErrorAndMemoryIsNotTrusted() {
        String remembered = "azkeys:batch?cacheTtl=1h&resourceId=" + BATCH;
        ask(remembered);
        arm.fail(Fault.truncated());

        Exchange answer = ask(REGENERATE + "&keyName=secondary&maxRetries=0");

        assertThat(answer.getException()).isInstanceOf(ServiceUnavailableException.class);
        assertThat(arm.calls(REGENERATIONS)).hasSize(1);
        assertThat(keys(ask(remembered)).secondary()).isNotEqualTo("BBBB==");
    }

    @Test
    void anAnswerThatSomethingSpoiledIsMadeUpForByTheList() {
        arm.fail(Fault.invalidJson());

        assertThat(keys(ask(REGENERATE + "&keyName=secondary")).primary()).isEqualTo("AAAA==");
        assertThat(arm.calls()).extracting(ArmCall::operation).containsExactly(REGENERATIONS, "batch");
    }

    @Test
    void whereTheListFailsAfterwardsTheErrorSaysThatTheKeyIsNew() {
        arm.fail(Fault.invalidJson());
        arm.fail(Fault.error(403, "AuthorizationFailed", "No"));

        assertThat(ask(REGENERATE + "&keyName=secondary").getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageStartingWith("azkeys:batch has regenerated the key secondary, but cannot get the keys of ");
    }

    @Test
    void anythingElseThanAProducerIsRefused() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(REGENERATE + "&keyName=secondary").to("log:keys");
                    }
                }))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .rootCause()
                .hasMessageContaining("azkeys:batch?action=regenerate is supported by producers (to) only");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void anUnknownApiVersionOfTheActionGoesThrough() {
        arm.acceptApiVersion("2030-01-01");

        assertThat(keys(ask(REGENERATE + "&keyName=secondary&apiVersion=2030-01-01"))
                        .secondary())
                .isNotEqualTo("BBBB==");
    }

    private static BatchAccountKeys keys(Exchange answer) {
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(BatchAccountKeys.class);
    }

    private static String fingerprint(Exchange answer, String key) {
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(io.github.azkeys.keys.KeySet.class).fingerprint(key);
    }
}
