// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Requests that need a token at the same time. */
@Timeout(20)
class TokenPolicyTest {

    private static final AccessToken GOOD =
            new AccessToken("good", OffsetDateTime.now().plusHours(1));

    private final CompletableFuture<AccessToken> entra = new CompletableFuture<>();
    private final AtomicInteger tokenRequests = new AtomicInteger();
    private final Sinks.Empty<Void> closing = Sinks.empty();

    @Test
    void requestsThatWaitForATokenShareIt() {
        HttpPipeline pipeline = pipeline(Duration.ofMinutes(1), TokenPolicyTest::echo);
        List<CompletableFuture<HttpResponse>> answers = send(pipeline, 8);
        await().until(() -> tokenRequests.get() == 1);

        entra.complete(GOOD);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().getHeaderValue("token"))
                .isEqualTo("Bearer good"));
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void requestsThatWaitForATokenFailTogether() {
        HttpPipeline pipeline = pipeline(Duration.ofMinutes(1), TokenPolicyTest::echo);
        List<CompletableFuture<HttpResponse>> answers = send(pipeline, 8);
        await().until(() -> tokenRequests.get() == 1);

        entra.completeExceptionally(new IllegalStateException("refused"));

        assertThat(answers).allSatisfy(answer -> assertThatThrownBy(answer::join)
                .hasCauseInstanceOf(TokenFailure.class)
                .hasRootCauseMessage("refused"));
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void requestsThatWaitForASilentEntraFailTogether() {
        List<CompletableFuture<HttpResponse>> answers =
                send(pipeline(Duration.ofMillis(500), TokenPolicyTest::echo), 8);

        assertThat(answers).allSatisfy(answer -> assertThatThrownBy(answer::join)
                .hasCauseInstanceOf(TokenFailure.class)
                .hasRootCauseInstanceOf(TimeoutException.class));
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void aCancelledRequestLeavesTheTokenToTheOthers() {
        HttpPipeline pipeline = pipeline(Duration.ofMinutes(1), TokenPolicyTest::echo);
        Disposable first = pipeline.send(request()).subscribe();
        List<CompletableFuture<HttpResponse>> others = send(pipeline, 4);
        await().until(() -> tokenRequests.get() == 1);

        first.dispose();
        entra.complete(GOOD);

        assertThat(others).allSatisfy(answer -> assertThat(answer.join().getHeaderValue("token"))
                .isEqualTo("Bearer good"));
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void challengesAreAnsweredTogether() {
        HttpPipeline pipeline = pipeline(Duration.ofMinutes(1), request -> Mono.just(challenge(request)));
        entra.complete(GOOD);

        assertThat(send(pipeline, 8))
                .allSatisfy(answer -> assertThat(answer.join().getStatusCode()).isEqualTo(401));
        assertThat(tokenRequests).hasValue(2);
    }

    @Test
    void aHundredRequestsThatTryAgainTogetherDoSoWithOneTokenRequest() {
        entra.completeExceptionally(new IllegalStateException("refused"));
        HttpPipeline pipeline = pipeline(Duration.ofMinutes(1), TokenPolicyTest::echo);
        List<CallPriority> calls =
                Stream.generate(CallPriority::live).limit(100).toList();

        List<CompletableFuture<HttpResponse>> first =
                calls.stream().map(call -> send(pipeline, call)).toList();
        assertThat(first).allSatisfy(answer -> assertThatThrownBy(answer::join).hasRootCauseMessage("refused"));
        int requestsOfFirst = tokenRequests.get();
        // each of them tries again at its own time
        calls.forEach(
                call -> assertThatThrownBy(() -> send(pipeline, call).join()).hasRootCauseMessage("refused"));

        assertThat(tokenRequests.get() - requestsOfFirst).isEqualTo(1);
        assertThatThrownBy(() -> send(pipeline, CallPriority.live()).join())
                .as("a new call does not get an old failure")
                .hasRootCauseMessage("refused");
        assertThat(tokenRequests.get() - requestsOfFirst).isEqualTo(2);
    }

    @Test
    void aCallSaysThatItWaitsForAToken() {
        HttpPipeline pipeline = pipeline(Duration.ofMinutes(1), TokenPolicyTest::echo);
        List<Boolean> awaiting = new CopyOnWriteArrayList<>();
        CallPriority call = CallPriority.live();
        call.onAwaitingToken(awaiting::add);

        CompletableFuture<HttpResponse> answer = send(pipeline, call);
        assertThat(awaiting).containsExactly(true);
        entra.complete(GOOD);
        answer.join();
        send(pipeline, call).join();

        assertThat(awaiting).as("the second request has the token at hand").containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredAuthenticationToken, The access token expiry UTC time '1/1/2026 12:10:00 AM' is earlier than now., 2",
        "InvalidAuthenticationToken, The access token has expired., 2",
        "InvalidAuthenticationToken, The access token is invalid., 1"
    })
    void anExpiredTokenIsReplacedOnceAndTheRequestSentOnceMore(String code, String message, int times) {
        AtomicInteger sent = new AtomicInteger();
        HttpPipeline pipeline = pipeline(Duration.ofMinutes(1), request -> {
            sent.incrementAndGet();
            return Mono.just(refused(request, code, message));
        });
        entra.complete(GOOD);

        HttpResponse answer = send(pipeline, CallPriority.live()).join();

        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(sent).hasValue(times);
        assertThat(tokenRequests).hasValue(times);
    }

    @Test
    void afterAnExpiredTokenTheNewOneIsUsed() {
        Queue<AccessToken> tokens = new ConcurrentLinkedQueue<>(List.of(GOOD, token("better")));
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                wanted -> {
                    tokenRequests.incrementAndGet();
                    return Mono.just(tokens.remove());
                },
                request -> request.getHeaders()
                                .getValue(HttpHeaderName.AUTHORIZATION)
                                .endsWith("good")
                        ? Mono.just(refused(request, "ExpiredAuthenticationToken", "The token is old."))
                        : echo(request));

        for (int i = 0; i < 3; i++) {
            assertThat(send(pipeline, CallPriority.live()).join().getHeaderValue("token"))
                    .isEqualTo("Bearer better");
        }
        assertThat(tokenRequests).hasValue(2);
    }

    @Test
    void aTokenThatExpiresSoonIsRenewedInTheBackground() {
        Queue<CompletableFuture<AccessToken>> tokens = new ConcurrentLinkedQueue<>(List.of(
                CompletableFuture.completedFuture(
                        new AccessToken("old", OffsetDateTime.now().plusMinutes(4))),
                entra));
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                wanted -> {
                    tokenRequests.incrementAndGet();
                    return Mono.fromFuture(tokens.remove());
                },
                TokenPolicyTest::echo);

        for (int i = 0; i < 3; i++) {
            assertThat(send(pipeline, CallPriority.live()).join().getHeaderValue("token"))
                    .as("nobody waits for the renewal")
                    .isEqualTo("Bearer old");
        }
        entra.complete(GOOD);

        await().untilAsserted(() -> assertThat(
                        send(pipeline, CallPriority.live()).join().getHeaderValue("token"))
                .isEqualTo("Bearer good"));
        assertThat(tokenRequests).hasValue(2);
    }

    @Test
    void aCredentialThatBlocksForGoodHoldsFourThreadsAtMost() {
        CompletableFuture<Void> release = new CompletableFuture<>();
        AtomicInteger blocked = new AtomicInteger();
        HttpPipeline pipeline = pipeline(
                Duration.ofMillis(100),
                wanted -> {
                    blocked.incrementAndGet();
                    while (!release.isDone()) { // ignores interrupts, as the output of a process does
                        LockSupport.parkNanos(1_000_000);
                        Thread.interrupted();
                    }
                    return Mono.just(GOOD);
                },
                TokenPolicyTest::echo);

        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> send(pipeline, CallPriority.live()).join())
                    .hasCauseInstanceOf(TokenFailure.class)
                    .hasRootCauseInstanceOf(TimeoutException.class);
        }
        assertThat(blocked).hasValue(4);

        release.complete(null);
        await().untilAsserted(() -> assertThat(
                        send(pipeline, CallPriority.live()).join().getHeaderValue("token"))
                .isEqualTo("Bearer good"));
    }

    @Test
    void claimsAreAskedForAlsoWhileATokenIsBeingRenewed() {
        List<String> asked = new CopyOnWriteArrayList<>();
        AtomicBoolean challenges = new AtomicBoolean();
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                wanted -> {
                    asked.add(String.valueOf(wanted.getClaims()));
                    if (wanted.getClaims() != null) {
                        return Mono.just(token("claims"));
                    }
                    return asked.size() == 1 ? Mono.just(expiresSoon("old")) : Mono.fromFuture(entra);
                },
                request -> !challenges.get() || token(request).endsWith("claims")
                        ? echo(request)
                        : Mono.just(challenge(request)));
        send(pipeline, CallPriority.live()).join();
        challenges.set(true);

        CompletableFuture<HttpResponse> answer = send(pipeline, CallPriority.live());
        await().until(() -> asked.size() == 2);
        entra.complete(GOOD); // the renewal, without claims

        assertThat(answer.join().getHeaderValue("token")).isEqualTo("Bearer claims");
        assertThat(asked).containsExactly("null", "null", "{}");
    }

    @Test
    void anExpiredTokenIsReplacedAlsoIfARenewalReturnsTheSame() {
        AtomicBoolean expired = new AtomicBoolean();
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                wanted -> switch (tokenRequests.incrementAndGet()) {
                    case 1 -> Mono.just(expiresSoon("old"));
                    case 2 -> Mono.fromFuture(entra);
                    default -> Mono.just(GOOD);
                },
                request -> expired.get() && token(request).endsWith("old")
                        ? Mono.just(refused(request, "ExpiredAuthenticationToken", "The token is old."))
                        : echo(request));
        send(pipeline, CallPriority.live()).join();
        expired.set(true);

        CompletableFuture<HttpResponse> answer = send(pipeline, CallPriority.live());
        await().until(() -> tokenRequests.get() == 2);
        entra.complete(token("old")); // as from the cache of the credential

        assertThat(answer.join().getHeaderValue("token")).isEqualTo("Bearer good");
    }

    @Test
    void aTokenThatOneServiceCallsExpiredServesOthersUntilThereIsANewOne() {
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                wanted -> tokenRequests.incrementAndGet() == 1 ? Mono.just(token("old")) : Mono.fromFuture(entra),
                request -> request.getUrl().getPath().equals("/strict")
                                && token(request).endsWith("old")
                        ? Mono.just(refused(request, "ExpiredAuthenticationToken", "The token is old."))
                        : echo(request));
        send(pipeline, CallPriority.live()).join();

        CompletableFuture<HttpResponse> strict = pipeline.send(
                        new HttpRequest(HttpMethod.GET, "https://arm.test/strict"))
                .toFuture();
        await().until(() -> tokenRequests.get() == 2);
        assertThat(send(pipeline, CallPriority.live()).join().getHeaderValue("token"))
                .as("while Entra is slow")
                .isEqualTo("Bearer old");
        entra.completeExceptionally(new IllegalStateException("down"));
        assertThatThrownBy(strict::join).hasRootCauseMessage("down");

        assertThat(send(pipeline, CallPriority.live()).join().getHeaderValue("token"))
                .as("while Entra is down")
                .isEqualTo("Bearer old");
        assertThat(tokenRequests).hasValue(2);
    }

    @Test
    void aRetryAsksForATokenIfTheLatestFailureIsOld() {
        TestClock clock = new TestClock();
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                wanted -> tokenRequests.incrementAndGet() < 3
                        ? Mono.error(new IllegalStateException("busy"))
                        : Mono.just(new AccessToken(
                                "good", clock.instant().plusSeconds(3600).atOffset(ZoneOffset.UTC))),
                TokenPolicyTest::echo,
                clock);
        CallPriority patient = CallPriority.live();
        assertThatThrownBy(() -> send(pipeline, patient).join()).hasRootCauseMessage("busy");
        assertThatThrownBy(() -> send(pipeline, CallPriority.live()).join()).hasRootCauseMessage("busy");

        clock.advance(Duration.ofSeconds(3));

        assertThat(send(pipeline, patient).join().getHeaderValue("token")).isEqualTo("Bearer good");
    }

    /** ARM decides whether a token has expired, whatever the clock of the machine says. */
    @Test
    void anExpiredTokenIsReplacedAlsoAfterTheClockWasSetBack() {
        TestClock clock = new TestClock();
        AtomicInteger firstValid = new AtomicInteger(1);
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                wanted -> Mono.just(new AccessToken(
                        "" + tokenRequests.incrementAndGet(),
                        clock.instant().plusSeconds(3600).atOffset(ZoneOffset.UTC))),
                request -> Integer.parseInt(token(request)) < firstValid.get()
                        ? Mono.just(refused(request, "ExpiredAuthenticationToken", "The token is old."))
                        : echo(request),
                clock);
        send(pipeline, CallPriority.live()).join();
        firstValid.set(2);
        assertThat(send(pipeline, CallPriority.live()).join().getStatusCode()).isEqualTo(200);

        clock.advance(Duration.ofHours(-12));
        clock.advance(Duration.ofHours(2));
        firstValid.set(3);

        assertThat(send(pipeline, CallPriority.live()).join().getHeaderValue("token"))
                .isEqualTo("Bearer 3");
    }

    @Test
    void aBlockedCredentialIsInterruptedWhenTheClientIsClosed() {
        CompletableFuture<Void> blocked = new CompletableFuture<>();
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                wanted -> {
                    blocked.complete(null);
                    while (!Thread.interrupted()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    interrupted.complete(null);
                    return Mono.never();
                },
                TokenPolicyTest::echo);
        send(pipeline, CallPriority.live());
        blocked.join();

        closing.tryEmitEmpty();

        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(5));
    }

    private HttpPipeline pipeline(Duration responseTimeout, HttpClient http) {
        return pipeline(
                responseTimeout,
                wanted -> {
                    tokenRequests.incrementAndGet();
                    return Mono.fromFuture(entra);
                },
                http);
    }

    private HttpPipeline pipeline(Duration responseTimeout, TokenCredential credential, HttpClient http) {
        return pipeline(responseTimeout, credential, http, Clock.systemUTC());
    }

    private HttpPipeline pipeline(Duration responseTimeout, TokenCredential credential, HttpClient http, Clock clock) {
        ArmConnection connection = new ArmConnection(
                CloudEndpoints.of(new AzkeysConfiguration()),
                new Identity(CredentialType.TOKEN_CREDENTIAL, credential, null, null, null),
                TransportOptions.DEFAULT.withResponseTimeout(responseTimeout),
                http,
                new RetryOptions(0, Duration.ZERO),
                "test");
        return new HttpPipelineBuilder()
                .httpClient(http)
                .policies(new TokenPolicy(connection, http, clock, closing.asMono()))
                .build();
    }

    private static List<CompletableFuture<HttpResponse>> send(HttpPipeline pipeline, int times) {
        return Stream.generate(() -> pipeline.send(request()).toFuture())
                .limit(times)
                .toList();
    }

    private static CompletableFuture<HttpResponse> send(HttpPipeline pipeline, CallPriority call) {
        return pipeline.send(request(), new Context(CallPriority.KEY, call)).toFuture();
    }

    private static AccessToken token(String text) {
        return new AccessToken(text, OffsetDateTime.now().plusHours(1));
    }

    private static AccessToken expiresSoon(String text) {
        return new AccessToken(text, OffsetDateTime.now().plusMinutes(4));
    }

    private static String token(HttpRequest request) {
        return request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION).replace("Bearer ", "");
    }

    private static HttpResponse challenge(HttpRequest request) {
        String challenge = "Bearer error=\"insufficient_claims\", claims=\"e30=\"";
        return new BufferedResponse(
                request, 401, new HttpHeaders().set(HttpHeaderName.WWW_AUTHENTICATE, challenge), new byte[0]);
    }

    private static HttpResponse refused(HttpRequest request, String code, String message) {
        String body = "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
        return new BufferedResponse(request, 401, new HttpHeaders(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest request() {
        return new HttpRequest(HttpMethod.GET, "https://arm.test/");
    }

    private static Mono<HttpResponse> echo(HttpRequest request) {
        HttpHeaders token = new HttpHeaders()
                .set(HttpHeaderName.fromString("token"), request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION));
        return Mono.just(new BufferedResponse(request, 200, token, new byte[0]));
    }
}
