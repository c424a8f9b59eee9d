// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.client.ArmRequestsSupport.Answer;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.ArmTokens;
import io.github.azkeys.internal.identity.TokenFailure;
import io.github.azkeys.internal.transport.TransportRequest;
import io.github.azkeys.internal.transport.TransportResponse;
import io.github.azkeys.support.TestClock;
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
import reactor.core.publisher.Mono;

/** Requests that need a token at the same time. */
@Timeout(20)
class ArmTokensTest {

    private static final AccessToken GOOD =
            new AccessToken("good", OffsetDateTime.now().plusHours(1));

    private final CompletableFuture<AccessToken> entra = new CompletableFuture<>();
    private final AtomicInteger tokenRequests = new AtomicInteger();
    private ArmTokens tokens;

    @Test
    void requestsThatWaitForATokenShareIt() {
        ArmRequests requests = requests(Duration.ofMinutes(1), ArmTokensTest::echo);
        List<CompletableFuture<TransportResponse>> answers = send(requests, 8);
        await().until(() -> tokenRequests.get() == 1);

        entra.complete(GOOD);

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().header("token")).isEqualTo("Bearer good"));
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void requestsThatWaitForATokenFailTogether() {
        ArmRequests requests = requests(Duration.ofMinutes(1), ArmTokensTest::echo);
        List<CompletableFuture<TransportResponse>> answers = send(requests, 8);
        await().until(() -> tokenRequests.get() == 1);

        entra.completeExceptionally(new IllegalStateException("refused"));

        assertThat(answers).allSatisfy(answer -> assertThatThrownBy(answer::join)
                .cause()
                .hasCauseInstanceOf(TokenFailure.class)
                .hasRootCauseMessage("refused"));
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void requestsThatWaitForASilentEntraFailTogether() {
        List<CompletableFuture<TransportResponse>> answers =
                send(requests(Duration.ofMillis(500), ArmTokensTest::echo), 8);

        assertThat(answers).allSatisfy(answer -> assertThatThrownBy(answer::join)
                .cause()
                .hasCauseInstanceOf(TokenFailure.class)
                .hasRootCauseInstanceOf(TimeoutException.class));
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void aCancelledRequestLeavesTheTokenToTheOthers() {
        ArmRequests requests = requests(Duration.ofMinutes(1), ArmTokensTest::echo);
        CompletableFuture<TransportResponse> first = send(requests, CallPriority.live());
        List<CompletableFuture<TransportResponse>> others = send(requests, 4);
        await().until(() -> tokenRequests.get() == 1);

        first.cancel(true);
        entra.complete(GOOD);

        assertThat(others)
                .allSatisfy(answer -> assertThat(answer.join().header("token")).isEqualTo("Bearer good"));
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void challengesAreAnsweredTogether() {
        ArmRequests requests = requests(Duration.ofMinutes(1), request -> challenge());
        entra.complete(GOOD);

        assertThat(send(requests, 8)).allSatisfy(ArmTokensTest::assertRefused);
        assertThat(tokenRequests).hasValue(2);
    }

    @Test
    void aHundredRequestsThatTryAgainTogetherDoSoWithOneTokenRequest() {
        entra.completeExceptionally(new IllegalStateException("refused"));
        ArmRequests requests = requests(Duration.ofMinutes(1), ArmTokensTest::echo);
        List<CallPriority> calls =
                Stream.generate(CallPriority::live).limit(100).toList();

        List<CompletableFuture<TransportResponse>> first =
                calls.stream().map(call -> send(requests, call)).toList();
        assertThat(first).allSatisfy(answer -> assertThatThrownBy(answer::join).hasRootCauseMessage("refused"));
        int requestsOfFirst = tokenRequests.get();
        // each of them tries again at its own time
        calls.forEach(
                call -> assertThatThrownBy(() -> send(requests, call).join()).hasRootCauseMessage("refused"));

        assertThat(tokenRequests.get() - requestsOfFirst).isEqualTo(1);
        assertThatThrownBy(() -> send(requests, CallPriority.live()).join())
                .as("a new call does not get an old failure")
                .hasRootCauseMessage("refused");
        assertThat(tokenRequests.get() - requestsOfFirst).isEqualTo(2);
    }

    @Test
    void aCallSaysThatItWaitsForAToken() {
        ArmRequests requests = requests(Duration.ofMinutes(1), ArmTokensTest::echo);
        List<Boolean> awaiting = new CopyOnWriteArrayList<>();
        CallPriority call = CallPriority.live();
        call.onAwaitingToken(awaiting::add);

        CompletableFuture<TransportResponse> answer = send(requests, call);
        assertThat(awaiting).containsExactly(true);
        entra.complete(GOOD);
        answer.join();
        send(requests, call).join();

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
        ArmRequests requests = requests(Duration.ofMinutes(1), request -> {
            sent.incrementAndGet();
            return refused(code, message);
        });
        entra.complete(GOOD);

        assertRefused(send(requests, CallPriority.live()));
        assertThat(sent).hasValue(times);
        assertThat(tokenRequests).hasValue(times);
    }

    @Test
    void afterAnExpiredTokenTheNewOneIsUsed() {
        Queue<AccessToken> tokens = new ConcurrentLinkedQueue<>(List.of(GOOD, token("better")));
        ArmRequests requests = requests(
                Duration.ofMinutes(1),
                wanted -> {
                    tokenRequests.incrementAndGet();
                    return Mono.just(tokens.remove());
                },
                request -> token(request).endsWith("good")
                        ? refused("ExpiredAuthenticationToken", "The token is old.")
                        : echo(request));

        for (int i = 0; i < 3; i++) {
            assertThat(send(requests, CallPriority.live()).join().header("token"))
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
        ArmRequests requests = requests(
                Duration.ofMinutes(1),
                wanted -> {
                    tokenRequests.incrementAndGet();
                    return Mono.fromFuture(tokens.remove());
                },
                ArmTokensTest::echo);

        for (int i = 0; i < 3; i++) {
            assertThat(send(requests, CallPriority.live()).join().header("token"))
                    .as("nobody waits for the renewal")
                    .isEqualTo("Bearer old");
        }
        entra.complete(GOOD);

        await().untilAsserted(() -> assertThat(
                        send(requests, CallPriority.live()).join().header("token"))
                .isEqualTo("Bearer good"));
        assertThat(tokenRequests).hasValue(2);
    }

    @Test
    void aCredentialThatBlocksForGoodHoldsFourThreadsAtMost() {
        CompletableFuture<Void> release = new CompletableFuture<>();
        AtomicInteger blocked = new AtomicInteger();
        ArmRequests requests = requests(
                Duration.ofMillis(100),
                wanted -> {
                    blocked.incrementAndGet();
                    while (!release.isDone()) { // ignores interrupts, as the output of a process does
                        LockSupport.parkNanos(1_000_000);
                        Thread.interrupted();
                    }
                    return Mono.just(GOOD);
                },
                ArmTokensTest::echo);

        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> send(requests, CallPriority.live()).join())
                    .cause()
                    .hasCauseInstanceOf(TokenFailure.class)
                    .hasRootCauseInstanceOf(TimeoutException.class);
        }
        assertThat(blocked).hasValue(4);

        release.complete(null);
        await().untilAsserted(() -> assertThat(
                        send(requests, CallPriority.live()).join().header("token"))
                .isEqualTo("Bearer good"));
    }

    @Test
    void claimsAreAskedForAlsoWhileATokenIsBeingRenewed() {
        List<String> asked = new CopyOnWriteArrayList<>();
        AtomicBoolean challenges = new AtomicBoolean();
        ArmRequests requests = requests(
                Duration.ofMinutes(1),
                wanted -> {
                    asked.add(String.valueOf(wanted.getClaims()));
                    if (wanted.getClaims() != null) {
                        return Mono.just(token("claims"));
                    }
                    return asked.size() == 1 ? Mono.just(expiresSoon("old")) : Mono.fromFuture(entra);
                },
                request -> !challenges.get() || token(request).endsWith("claims") ? echo(request) : challenge());
        send(requests, CallPriority.live()).join();
        challenges.set(true);

        CompletableFuture<TransportResponse> answer = send(requests, CallPriority.live());
        await().until(() -> asked.size() == 2);
        entra.complete(GOOD); // the renewal, without claims

        assertThat(answer.join().header("token")).isEqualTo("Bearer claims");
        assertThat(asked).containsExactly("null", "null", "{}");
    }

    @Test
    void anExpiredTokenIsReplacedAlsoIfARenewalReturnsTheSame() {
        AtomicBoolean expired = new AtomicBoolean();
        ArmRequests requests = requests(
                Duration.ofMinutes(1),
                wanted -> switch (tokenRequests.incrementAndGet()) {
                    case 1 -> Mono.just(expiresSoon("old"));
                    case 2 -> Mono.fromFuture(entra);
                    default -> Mono.just(GOOD);
                },
                request -> expired.get() && token(request).endsWith("old")
                        ? refused("ExpiredAuthenticationToken", "The token is old.")
                        : echo(request));
        send(requests, CallPriority.live()).join();
        expired.set(true);

        CompletableFuture<TransportResponse> answer = send(requests, CallPriority.live());
        await().until(() -> tokenRequests.get() == 2);
        entra.complete(token("old")); // as from the cache of the credential

        assertThat(answer.join().header("token")).isEqualTo("Bearer good");
    }

    @Test
    void aTokenThatOneServiceCallsExpiredServesOthersUntilThereIsANewOne() {
        ArmRequests requests = requests(
                Duration.ofMinutes(1),
                wanted -> tokenRequests.incrementAndGet() == 1 ? Mono.just(token("old")) : Mono.fromFuture(entra),
                request -> request.target().equals("/strict") && token(request).endsWith("old")
                        ? refused("ExpiredAuthenticationToken", "The token is old.")
                        : echo(request));
        send(requests, CallPriority.live()).join();

        CompletableFuture<TransportResponse> strict = send(requests, "/strict", CallPriority.live());
        await().until(() -> tokenRequests.get() == 2);
        assertThat(send(requests, CallPriority.live()).join().header("token"))
                .as("while Entra is slow")
                .isEqualTo("Bearer old");
        entra.completeExceptionally(new IllegalStateException("down"));
        assertThatThrownBy(strict::join).hasRootCauseMessage("down");

        assertThat(send(requests, CallPriority.live()).join().header("token"))
                .as("while Entra is down")
                .isEqualTo("Bearer old");
        assertThat(tokenRequests).hasValue(2);
    }

    @Test
    void aRetryAsksForATokenIfTheLatestFailureIsOld() {
        TestClock clock = new TestClock();
        ArmRequests requests = requests(
                Duration.ofMinutes(1),
                wanted -> tokenRequests.incrementAndGet() < 3
                        ? Mono.error(new IllegalStateException("busy"))
                        : Mono.just(new AccessToken(
                                "good", clock.instant().plusSeconds(3600).atOffset(ZoneOffset.UTC))),
                ArmTokensTest::echo,
                clock);
        CallPriority patient = CallPriority.live();
        assertThatThrownBy(() -> send(requests, patient).join()).hasRootCauseMessage("busy");
        assertThatThrownBy(() -> send(requests, CallPriority.live()).join()).hasRootCauseMessage("busy");

        clock.advance(Duration.ofSeconds(3));

        assertThat(send(requests, patient).join().header("token")).isEqualTo("Bearer good");
    }

    /** ARM decides whether a token has expired, whatever the clock of the machine says. */
    @Test
    void anExpiredTokenIsReplacedAlsoAfterTheClockWasSetBack() {
        TestClock clock = new TestClock();
        AtomicInteger firstValid = new AtomicInteger(1);
        ArmRequests requests = requests(
                Duration.ofMinutes(1),
                wanted -> Mono.just(new AccessToken(
                        "" + tokenRequests.incrementAndGet(),
                        clock.instant().plusSeconds(3600).atOffset(ZoneOffset.UTC))),
                request -> Integer.parseInt(token(request)) < firstValid.get()
                        ? refused("ExpiredAuthenticationToken", "The token is old.")
                        : echo(request),
                clock);
        send(requests, CallPriority.live()).join();
        firstValid.set(2);
        assertThat(send(requests, CallPriority.live()).join().status()).isEqualTo(200);

        clock.advance(Duration.ofHours(-12));
        clock.advance(Duration.ofHours(2));
        firstValid.set(3);

        assertThat(send(requests, CallPriority.live()).join().header("token")).isEqualTo("Bearer 3");
    }

    @Test
    void aBlockedCredentialIsInterruptedWhenTheClientIsClosed() {
        CompletableFuture<Void> blocked = new CompletableFuture<>();
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        ArmRequests requests = requests(
                Duration.ofMinutes(1),
                wanted -> {
                    blocked.complete(null);
                    while (!Thread.interrupted()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    interrupted.complete(null);
                    return Mono.never();
                },
                ArmTokensTest::echo);
        send(requests, CallPriority.live());
        blocked.join();

        tokens.close();

        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(5));
    }

    private ArmRequests requests(Duration responseTimeout, Answer arm) {
        return requests(
                responseTimeout,
                wanted -> {
                    tokenRequests.incrementAndGet();
                    return Mono.fromFuture(entra);
                },
                arm);
    }

    private ArmRequests requests(Duration responseTimeout, TokenCredential credential, Answer arm) {
        return requests(responseTimeout, credential, arm, Clock.systemUTC());
    }

    private ArmRequests requests(Duration responseTimeout, TokenCredential credential, Answer arm, Clock clock) {
        ArmConnection connection = ArmRequestsSupport.connection(responseTimeout, credential);
        tokens = ArmRequestsSupport.tokens(connection, clock);
        return ArmRequestsSupport.requests(connection, tokens, clock, arm);
    }

    private static List<CompletableFuture<TransportResponse>> send(ArmRequests requests, int times) {
        return Stream.generate(() -> send(requests, CallPriority.live()))
                .limit(times)
                .toList();
    }

    private static CompletableFuture<TransportResponse> send(ArmRequests requests, CallPriority call) {
        return send(requests, "/", call);
    }

    private static CompletableFuture<TransportResponse> send(
            ArmRequests requests, String target, CallPriority priority) {
        return ArmRequestsSupport.call(
                priority, call -> requests.send("GET", target, null, call, ArmRequestsSupport.SUBJECT));
    }

    private static void assertRefused(CompletableFuture<TransportResponse> answer) {
        assertThatThrownBy(answer::join)
                .cause()
                .isInstanceOfSatisfying(AccessDeniedException.class, refused -> assertThat(refused.getStatus())
                        .isEqualTo(401));
    }

    private static AccessToken token(String text) {
        return new AccessToken(text, OffsetDateTime.now().plusHours(1));
    }

    private static AccessToken expiresSoon(String text) {
        return new AccessToken(text, OffsetDateTime.now().plusMinutes(4));
    }

    private static String token(TransportRequest request) {
        return request.headers().get("Authorization").replace("Bearer ", "");
    }

    private static CompletableFuture<TransportResponse> challenge() {
        return CompletableFuture.completedFuture(ArmRequestsSupport.answer(
                401, "", "WWW-Authenticate", "Bearer error=\"insufficient_claims\", claims=\"e30=\""));
    }

    private static CompletableFuture<TransportResponse> refused(String code, String message) {
        return CompletableFuture.completedFuture(ArmRequestsSupport.answer(
                401, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}"));
    }

    private static CompletableFuture<TransportResponse> echo(TransportRequest request) {
        return CompletableFuture.completedFuture(
                ArmRequestsSupport.answer(200, "", "token", request.headers().get("Authorization")));
    }
}
