// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.producer.AzkeysProducer;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.support.AzureClients;
import io.github.azkeys.support.VirtualTimeTestSupport;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Exchanges while ARM throttles, in virtual time. */
class AzkeysThrottlingTest extends VirtualTimeTestSupport {

    private static final String REMAINING = "x-ms-ratelimit-remaining-subscription-writes";
    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Test
    void exchangesWaitWithoutAThreadUntilArmAcceptsWrites() throws Exception {
        throttle(10);

        List<CompletableFuture<Exchange>> answers = send(URI, 200);

        await().until(() -> waiting() == 200);
        await().untilAsserted(() -> assertThat(threadsOfExchanges()).isEmpty());
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        time.advanceTimeBy(Duration.ofMillis(9_999));
        assertThat(waiting()).isEqualTo(200);
        assertThat(arm.calls("batch")).hasSize(1);

        time.advanceTimeBy(Duration.ofSeconds(21));
        for (CompletableFuture<Exchange> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(arm.calls("batch")).hasSize(201);
        assertThat(waiting()).isZero();
    }

    @Test
    void othersAreNotHeldUp() throws Exception {
        context.getRegistry()
                .bind(
                        "other",
                        new ClientSecretCredentialBuilder()
                                .tenantId(arm.tenantId())
                                .clientId(arm.clientId())
                                .clientSecret(arm.clientSecret())
                                .authorityHost(arm.authorityHost())
                                .disableInstanceDiscovery()
                                .httpClient(AzureClients.http(CERTIFICATE.trustStore()))
                                .build());
        throttle(10);

        CompletableFuture<Exchange> held = send(URI + "&maxRetries=1", 1).get(0);
        assertThat(ask("azkeys:mlworkspace?resourceId=" + WORKSPACE).getException())
                .as("another subscription")
                .isNull();
        assertThat(ask(URI + "&credentialType=TOKEN_CREDENTIAL&tokenCredential=#other")
                        .getException())
                .as("another identity")
                .isNull();

        assertThat(held).as("another connection of the same identity").isNotDone();
        await().until(() -> waiting() == 1);
        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(held.get(10, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void aLimitOfOneServiceHoldsUpThatServiceAlone() throws Exception {
        String account = "/subscriptions/subid/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/account1";
        String neighbour = BATCH.replace("sampleacct", "neighbour");
        arm.add("storage", account);
        arm.add("batch", neighbour);
        arm.fail(Fault.throttled(10));
        assertThat(ask(URI).getException()).isInstanceOf(ThrottledException.class);

        assertThat(ask("azkeys:storage?resourceId=" + account).getException()).isNull();
        assertThat(ask("azkeys:batch?maxRetryDelay=9s&resourceId=" + neighbour).getException())
                .isInstanceOf(ThrottledException.class)
                .hasMessageContaining("the write limit of Microsoft.Batch in subscription subid is reached")
                .hasMessageContaining("Wait 10 seconds");
        CompletableFuture<Exchange> held =
                send("azkeys:batch?resourceId=" + neighbour, 1).get(0);
        assertThat(held).isNotDone();
        assertThat(budget("subid").pausedUntil()).isNull();
        assertThat(arm.calls("batch")).hasSize(1);

        time.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(held.get(10, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void anExchangeThatCannotWaitFailsAtOnceWithoutACall() {
        throttle(10);

        for (String patience : List.of("0", "9s")) {
            assertThat(ask(URI + "&maxRetryDelay=" + patience + "&maxRetries=3").getException())
                    .isInstanceOfSatisfying(ThrottledException.class, e -> {
                        assertThat(e.getStatus()).isZero();
                        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(10));
                        assertThat(e.getResourceId()).isEqualTo(BATCH);
                    })
                    .hasMessageContaining("azkeys:batch cannot get the keys of " + BATCH)
                    .hasMessageContaining("the write limit of subscription subid is reached, so no request was sent")
                    .hasMessageContaining("Wait 10 seconds, or increase maxRetryDelay");
        }
        assertThat(arm.calls("batch")).hasSize(1);
        assertThat(ask("azkeys:mlworkspace?maxRetryDelay=0&resourceId=" + WORKSPACE)
                        .getException())
                .isNull();
    }

    @Test
    void oldKeysAreServedMeanwhile() {
        String uri = URI + "&maxRetryDelay=0&cacheTtl=PT0.000001S";
        Object keys = ask(uri).getMessage().getBody();
        assertThat(keys).isNotNull();
        throttle(10);

        Exchange answer = ask(uri);

        assertThat(answer.getMessage().getBody()).isEqualTo(keys);
        assertThat(answer.getMessage().getHeader(AzkeysConstants.STALE)).isEqualTo(true);
        assertThat(arm.calls("batch")).hasSize(2);
    }

    @Test
    void aStopEndsTheWaitingExchanges() throws Exception {
        throttle(10);
        List<CompletableFuture<Exchange>> answers = send(URI, 20);
        await().until(() -> waiting() == 20);

        component(context).shutdown();

        for (CompletableFuture<Exchange> answer : answers) {
            assertThat(answer.get(5, TimeUnit.SECONDS).getException())
                    .isInstanceOf(ServiceUnavailableException.class)
                    .hasMessageEndingWith(": azkeys was stopped");
        }
        assertThat(waiting()).isZero();
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(arm.calls("batch")).hasSize(1);
    }

    @Test
    void aWatcherThatWaitsEndsWithItsRoute() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(URI + "&initialDelay=0&delay=1&emit=START_AND_CHANGES")
                        .routeId("watch")
                        .to("mock:changes");
            }
        });
        // 100 calls, one after the other; the half that is reserved for exchanges is left
        await().atMost(Duration.ofMinutes(1)).until(() -> waiting() == 1);
        assertThat(budget("subid").remaining()).isEqualTo(100);
        assertThat(arm.calls("batch")).hasSize(100);

        context.getRouteController().suspendRoute("watch");
        await().until(() -> waiting() == 0); // the consumer may not know its call yet
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(arm.calls("batch")).hasSize(100);

        context.getRouteController().resumeRoute("watch");
        await().until(() -> arm.calls("batch").size() == 105 && waiting() == 1);

        context.getRouteController().stopRoute("watch");
        await().until(() -> waiting() == 0);
        assertThat(getMockEndpoint("mock:changes").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void anExchangeTakesOverWhatAWatcherWaitsFor() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(URI + "&initialDelay=0&delay=1&cacheTtl=PT0.000001S")
                        .routeId("watch")
                        .to("mock:changes");
            }
        });
        await().until(() -> waiting() == 1);

        Exchange answer = ask(URI + "&cacheTtl=PT0.000001S");

        assertThat(answer.getException()).isNull();
        await().until(() -> arm.calls("batch").size() == 101);
    }

    @Test
    void aClientThatBreaksAfterTheWaitFailsTheExchange() throws Exception {
        useCredential(request -> Mono.just(new AccessToken("t", OffsetDateTime.MAX)));
        AtomicInteger requests = new AtomicInteger();
        context.getRegistry().bind("broken", (HttpClient) request -> {
            if (requests.incrementAndGet() > 1) {
                throw new NoClassDefFoundError("com/example/Absent");
            }
            HttpHeaders headers = new HttpHeaders().set(com.azure.core.http.HttpHeaderName.RETRY_AFTER, "5");
            return Mono.just((HttpResponse) new BufferedResponse(request, 429, headers, new byte[0]));
        });
        assertThat(ask(URI + "&httpClient=#broken").getException()).isInstanceOf(ThrottledException.class);
        List<CompletableFuture<Exchange>> answers = send(URI + "&httpClient=#broken", 2);
        await().until(() -> waiting() == 2);

        time.advanceTimeBy(Duration.ofSeconds(6));

        for (CompletableFuture<Exchange> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).getException())
                    .isInstanceOf(AzkeysException.class)
                    .hasMessageContaining("com/example/Absent");
        }
    }

    /** The threads in the producer of the component, and its busy worker threads. */
    private static List<String> threadsOfExchanges() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> calls(thread.getValue(), AzkeysProducer.class, "process")
                        || thread.getKey().getName().endsWith(" - azkeys")
                                && calls(thread.getValue(), ThreadPoolExecutor.class, "runWorker")
                                && !calls(thread.getValue(), ThreadPoolExecutor.class, "getTask"))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    private static boolean calls(StackTraceElement[] stack, Class<?> type, String method) {
        return Stream.of(stack)
                .anyMatch(frame -> frame.getClassName().equals(type.getName())
                        && frame.getMethodName().equals(method));
    }

    /** Makes ARM throttle a call for that time. */
    private void throttle(int seconds) {
        arm.fail(Fault.throttled(seconds).header(REMAINING, "0"));
        assertThat(ask(URI).getException())
                .isInstanceOfSatisfying(
                        ThrottledException.class, e -> assertThat(e.getStatus()).isEqualTo(429));
        assertThat(arm.calls("batch")).extracting(ArmCall::status).last().isEqualTo(429);
    }

    private List<CompletableFuture<Exchange>> send(String uri, int number) {
        return Stream.generate(() -> template.asyncSend(uri, exchange -> {}))
                .limit(number)
                .toList();
    }
}
