// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.LongRunning;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.keys.JsonKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes regenerate keys, and call other actions, that ARM carries out in long-running operations. */
class AzkeysLongRunningTest extends AzkeysTestSupport {

    private static final OperationIndex CATALOG = new OperationIndex();
    private static final String SIGNALR =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.SignalRService/signalR/chat";
    private static final String REGENERATION = "signalr?action=regenerate";
    private static final String LIST = "azkeys:signalr?resourceId=" + SIGNALR + "&cacheTtl=1h";
    private static final String REGENERATE = LIST + "&action=regenerate&keyName=primary";
    private static final String ACTION = "azkeys:resource?action=listKeys&apiVersion=2024-03-01&resourceId=" + SIGNALR;
    private static final String STATUS = "operationStatuses";

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        return context;
    }

    @BeforeEach
    void addResource() {
        arm.add("signalr", SIGNALR);
    }

    static List<String> longRunning() {
        return CATALOG.names().stream()
                .filter(name -> CATALOG.get(name).regeneration() != null
                        && CATALOG.get(name).regeneration().longRunning() != null)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("longRunning")
    void eachAsInAzure(String name) {
        String id = CATALOG.get(name).path().id(CATALOG.get(name).sample().request());
        String list = "azkeys:" + name + "?cacheTtl=1h&resourceId=" + id;
        ask(list);
        String key = CATALOG.get(name).regeneration().keys().keySet().iterator().next();

        Exchange answer = ask(list + "&action=regenerate&regenerateKey=" + key);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo(arm.keys(name, id));
        String link = CATALOG.get(name).regeneration().longRunning();
        assertThat(actions())
                .containsExactlyElementsOf(
                        link.equals("Location")
                                ? List.of(
                                        post(name),
                                        regenerate(name),
                                        "GET operationResults",
                                        "GET operationResults",
                                        post(name))
                                : List.of(
                                        post(name),
                                        regenerate(name),
                                        "GET operationStatuses",
                                        "GET operationStatuses",
                                        "GET operationResults",
                                        post(name)));
        Exchange cached = ask(list);
        assertThat(cached.getMessage().getBody()).isEqualTo(answer.getMessage().getBody());
        assertThat(cached.getMessage().getHeaders()).containsEntry("CamelAzkeysFromCache", true);
        // of 200: polls are reads
        assertThat(KeyServices.of(context.getComponent("azkeys", AzkeysComponent.class))
                        .clients()
                        .budgets()
                        .remaining())
                .isGreaterThanOrEqualTo(197);
    }

    private static String post(String name) {
        return CATALOG.get(name).method() + " " + CATALOG.get(name).path().action();
    }

    private static String regenerate(String name) {
        Operation operation = CATALOG.get(name);
        return "POST "
                + operation
                        .regenerating(operation
                                .regeneration()
                                .keys()
                                .keySet()
                                .iterator()
                                .next())
                        .path()
                        .action();
    }

    @Test
    void retryAfterIsKept() {
        arm.longRunning(REGENERATION, LongRunning.status().retryAfter(Duration.ofSeconds(1)));

        assertThat(ask(REGENERATE).getException()).isNull();

        List<ArmCall> calls = arm.calls();
        assertThat(Duration.between(calls.get(0).time(), calls.get(1).time())).isGreaterThan(Duration.ofMillis(950));
        assertThat(Duration.between(calls.get(1).time(), calls.get(2).time())).isGreaterThan(Duration.ofMillis(950));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Conflict | AzkeysException",
                "ScopeLocked | ResourceLockedException",
                "AuthorizationFailed | AccessDeniedException",
                "InternalServerError | ServiceUnavailableException",
                "TooManyRequests | ThrottledException",
                "Unheard | AzkeysException",
            })
    void theErrorOfAnOperationThatFails(String code, String type) {
        arm.longRunning(REGENERATION, LongRunning.status().failed(code, "This is why."));
        String before = primary();

        AzkeysException e = failure(ask(REGENERATE));

        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.getCode()).isEqualTo(code);
        assertThat(e.getArmMessage()).isEqualTo("This is why.");
        assertThat(e.getResourceId()).isEqualTo(SIGNALR);
        assertThat(e)
                .hasMessageStartingWith("azkeys:signalr cannot regenerate the key primary of " + SIGNALR
                        + ": the long-running operation has ended with status Failed: ")
                .hasMessageContaining(code + ": This is why");
        assertThat(arm.calls(REGENERATION)).hasSize(1);
        assertThat(primary()).isEqualTo(before);
    }

    @Test
    void anOperationThatIsCanceledOrFailsAtItsResult() {
        arm.longRunning(REGENERATION, LongRunning.status().canceled());
        assertThat(failure(ask(REGENERATE))).hasMessageContaining("status Canceled: OperationCanceled");

        arm.longRunning(REGENERATION, LongRunning.result().failed("Conflict", "This is why."));
        assertThat(failure(ask(REGENERATE)))
                .hasMessageContaining("ARM accepted the request, but a request for its result failed: 409 Conflict");
    }

    @Test
    void aLinkToAnotherServerIsNotFollowed() {
        String other = "https://localhost:1/" + STATUS + "?s=hunter2";
        arm.fail(Fault.status(202).header("Azure-AsyncOperation", other));

        assertThat(failure(ask(REGENERATE)))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("ARM accepted the request, but a request for its result failed: the status of the"
                        + " long-running operation is on another server, which must not receive the token:"
                        + " https://localhost:1 (request id ")
                .hasMessageNotContaining("hunter2");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aResultThatCannotBeReadIsThatOfAnActionThatArmAccepted() {
        arm.longRunning("signalr", LongRunning.status());
        arm.fail(Fault.invalidJson().onlyFor("operationResults"));

        assertThat(failure(ask(ACTION)))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining(
                        "ARM accepted the request, but a request for its result failed: the response is not valid JSON");
    }

    @Test
    void aStatusThatArmNoLongerHasIsNotAMissingResource() {
        arm.fail(Fault.error(404, "NotFound", "gone").onlyFor(STATUS));

        assertThat(failure(ask(REGENERATE)))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining(
                        "ARM accepted the request, but a request for its result failed: ARM does not have the result"
                                + " (404)");
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void aStatusThatCannotBeReadIsNotARefusal() {
        arm.fail(Fault.invalidJson().onlyFor(STATUS));

        assertThat(failure(ask(REGENERATE)))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining(
                        "ARM accepted the request, but a request for its result failed: the response is not"
                                + " valid JSON")
                .hasMessageEndingWith(
                        "ARM may still carry out the request, so that keys may change: list them before you repeat it");
    }

    @Test
    void aPollThatIsForbiddenSaysWhereThePermissionIsNamed() {
        arm.fail(Fault.error(403, "AuthorizationFailed", "no x/read over scope y")
                .onlyFor(STATUS));

        assertThat(failure(ask(REGENERATE)))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("no x/read over scope y")
                .hasMessageContaining("Assign the identity a role with the permission that ARM names, on the scope that"
                        + " ARM names. ")
                .hasMessageEndingWith("list them before you repeat it");
    }

    @Test
    void pollsAreRetriedAndDoNotRegenerateTheKeyAgain() {
        arm.fail(
                Fault.error(500, "InternalServerError", "again").onlyFor(STATUS).times(3));
        ask(LIST);

        assertThat(ask(REGENERATE).getException()).isNull();
        assertThat(actions()).filteredOn(action -> action.endsWith(STATUS)).hasSize(5);
        assertThat(arm.calls(REGENERATION)).hasSize(1);

        arm.fail(
                Fault.error(500, "InternalServerError", "again").onlyFor(STATUS).times(4));
        assertThat(failure(ask(REGENERATE)))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("a request for its result failed: 500 InternalServerError")
                .hasMessageNotContaining("Try again later")
                .hasMessageEndingWith("list them before you repeat it");
        assertThat(arm.calls(REGENERATION)).hasSize(2);
        // it is unknown whether the key is new
        assertThat(ask(LIST).getMessage().getHeaders()).containsEntry("CamelAzkeysFromCache", false);
    }

    @Test
    void aResultThatCannotBeReadDoesNotMatterOnceTheKeyIsNew() {
        arm.fail(Fault.status(200).html("<html></html>").onlyFor("operationResults"));

        Exchange answer = ask(REGENERATE);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo(arm.keys("signalr", SIGNALR));
    }

    @Test
    void aTokenThatIsRevokedWhilePollingIsReplaced() {
        arm.longRunning(REGENERATION, LongRunning.status().polls(3).retryAfter(Duration.ofSeconds(1)));
        CompletableFuture<Exchange> answer = template.asyncSend(REGENERATE, exchange -> {});
        await().until(() -> actions().contains("GET " + STATUS));
        long tokens = arm.tokensIssued();
        arm.requireClaims("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1700000000\"}}}");

        assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join().getException()).isNull();

        assertThat(arm.tokensIssued()).isEqualTo(tokens + 1);
        assertThat(arm.calls(REGENERATION)).hasSize(1);
    }

    @Test
    void aContextThatStopsEndsTheWait() {
        arm.longRunning(
                REGENERATION, LongRunning.status().polls(Integer.MAX_VALUE).retryAfter(Duration.ofSeconds(1)));
        context.getShutdownStrategy().setTimeout(1);
        CompletableFuture<Exchange> answer = template.asyncSend(REGENERATE, exchange -> {});
        await().until(() -> actions().contains("GET " + STATUS));

        context.stop();

        assertThat(failure(answer.orTimeout(20, TimeUnit.SECONDS).join()))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("ARM accepted the request")
                .hasMessageContaining("azkeys was stopped")
                .hasMessageNotContaining("Check the network")
                .hasMessageEndingWith("list them before you repeat it");
        int polls = arm.calls().size();
        await().during(Duration.ofMillis(1500)).until(() -> arm.calls().size() == polls);
    }

    @Test
    void waitingNeedsNoThread() {
        arm.longRunning(REGENERATION, LongRunning.status().polls(1).retryAfter(Duration.ofSeconds(2)));
        List<CompletableFuture<Exchange>> answers = IntStream.range(0, 40)
                .mapToObj(i -> template.asyncSend(REGENERATE, exchange -> {}))
                .toList();
        await().until(() -> arm.calls(REGENERATION).size() == 40);

        assertThat(Thread.getAllStackTraces().values())
                .filteredOn(stack -> Stream.of(stack).anyMatch(frame -> frame.getClassName()
                        .startsWith("io.github.azkeys.internal.client.LongRunning")))
                .isEmpty();
        answers.forEach(answer -> assertThat(
                        answer.orTimeout(30, TimeUnit.SECONDS).join().getException())
                .isNull());
    }

    @Test
    void otherActionsGetTheResultAtTheLocationOrInTheStatus() {
        Map<String, Object> keys =
                ask(ACTION).getMessage().getBody(JsonKeys.class).additionalProperties();

        for (LongRunning course : List.of(
                LongRunning.status(), LongRunning.result(), LongRunning.status().resultInStatus())) {
            arm.longRunning("signalr", course);
            Exchange answer = ask(ACTION);

            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getBody(JsonKeys.class).additionalProperties())
                    .isEqualTo(keys);
        }
    }

    @Test
    void anActionWithoutAResultHasABodyWithoutKeys() {
        arm.fail(Fault.status(202)
                .header("Azure-AsyncOperation", arm.endpoint() + "/" + STATUS + "?api-version=1")
                .header("Retry-After", "0"));
        arm.fail(Fault.status(200).json("{\"status\":\"Succeeded\"}").onlyFor(STATUS));

        Exchange answer = ask(ACTION);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(KeySet.class).keyNames()).isEmpty();
    }

    @Test
    void theSignatureOfALinkIsNotLogged() {
        try (CapturedLog log = new CapturedLog()) {
            ask(REGENERATE);

            assertThat(log.ofOurs()).contains(STATUS).contains("?api-version=");
            assertThat(arm.secrets()).noneMatch(log.ofOurs()::contains);
        }
    }

    private String primary() {
        return arm.keys("signalr", SIGNALR).key("primaryKey");
    }

    private static AzkeysException failure(Exchange answer) {
        assertThat(answer.getException()).isInstanceOf(AzkeysException.class);
        return (AzkeysException) answer.getException();
    }

    /** Returns the calls without the ids of operations. */
    private List<String> actions() {
        return arm.calls().stream()
                .map(call -> call.method() + " "
                        + call.path().replaceAll("/[0-9a-f-]{36}$", "").replaceAll(".*/", ""))
                .toList();
    }
}
