// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.RestClient;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Token requests that fail, or that are answered with nonsense: what a route gets, after how many requests. */
class AzkeysTokenFaultsTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Test
    void aPassingFaultIsTriedAgainAsOftenAsARequestToArm() {
        arm.failTokens(Fault.reset().times(20));

        assertThat(ask(URI + "&maxRetries=3").getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("no token from Microsoft Entra");
        assertThat(arm.tokenRequests()).hasSize(4);
    }

    @Test
    void aHundredExchangesAtOnceShareTheTokenRequestsOfOne() {
        arm.failTokens(Fault.reset().after(Duration.ofMillis(500)).times(100));

        List<CompletableFuture<Exchange>> answers = IntStream.range(0, 100)
                .mapToObj(i -> template.asyncSend(URI + "&maxRetries=2&maxRetryDelay=100", exchange -> {}))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get().getException())
                .isInstanceOf(ServiceUnavailableException.class));
        assertThat(arm.tokenRequests()).hasSize(3);
    }

    @Test
    void aSlowTokenRequestIsGivenUpAfterTheResponseTimeout() {
        arm.failTokens(Fault.silence().times(20));

        long begin = System.nanoTime();
        Exchange answer = ask(URI + "&responseTimeout=300&maxRetries=2");
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(answer.getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("localhost: no response, no token within 300 ms");
        assertThat(waited).isBetween(Duration.ofMillis(800), Duration.ofSeconds(5));
        assertThat(arm.tokenRequests()).hasSize(3);
    }

    @Test
    void anExchangeAfterATimerThatCouldNotStartGetsAToken() throws Exception {
        String noThread = "unable to create native thread";
        Schedulers.onScheduleHook(noThread, task -> {
            throw new OutOfMemoryError(noThread);
        });
        try {
            assertThat(answer(URI + "&maxRetries=0").getException()).isNotNull();
        } finally {
            Schedulers.resetOnScheduleHook(noThread);
        }

        assertThat(answer(URI + "&maxRetries=0&cacheTtl=1m").getException()).isNull();
    }

    private Exchange answer(String uri) throws Exception {
        return template.asyncSend(uri, exchange -> {}).get(20, TimeUnit.SECONDS);
    }

    @Test
    void staleKeysAreServedWhileATokenIsBeingHad() {
        AtomicBoolean silent = new AtomicBoolean();
        CompletableFuture<Void> answered = new CompletableFuture<>();
        String token = armToken();
        useCredential(request -> silent.get()
                ? Mono.fromFuture(answered).then(Mono.just(expired(token)))
                : Mono.just(expired(token))); // each call needs a new one
        String uri = URI + "&cacheTtl=PT0.000001S&cacheStaleTtl=60000";
        assertThat(ask(uri).getException()).isNull();
        silent.set(true);

        Exchange stale = ask(uri);

        assertThat(stale.getException()).isNull();
        assertThat(stale.getMessage().getHeader(AzkeysConstants.STALE)).isEqualTo(true);
        assertThat(arm.calls("batch")).hasSize(1);
        answered.complete(null);
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                        "'expires_in':'soon','access_token':'abc'",
                        "'expires_in':1e30,'access_token':'abc'",
                        "'expires_in':1000000000000000000000,'access_token':'abc'",
                        "'expires_in':3599,'refresh_in':'later','access_token':'abc'",
                        "'expires_in':3599",
                        "'expires_in':3599,'access_token':''",
                        "'expires_in':3599,'access_token':null",
                        "'expires_in':3599,'access_token':{}",
                        "'expires_in':3599,'access_token':'abc\\r\\nX-Evil: yes'",
                        "'expires_in':3599,'access_token':'abc\\u0000def'",
                        "'expires_in':3599,'access_token':'ab cd'")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void anAnswerWithoutAUsableTokenIsRefusedAndOvercome(String fields) {
        arm.failTokens(Fault.status(200)
                .json("{'token_type':'Bearer',".replace('\'', '"') + fields.replace('\'', '"') + "}")
                .times(2));

        assertThat(ask(URI + "&maxRetries=1").getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("localhost returned a")
                .hasMessageNotContaining("Evil");
        assertThat(arm.tokenRequests()).hasSize(2);
        assertThat(arm.calls()).isEmpty();

        assertThat(ask(URI).getException()).as("afterwards").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "-99999999999", "\"\""})
    void aTokenThatExpiresAtOnceIsUsedOnceAndDoesNotLoop(String expiresIn) {
        String token = armToken();
        int before = arm.tokenRequests().size();
        arm.failTokens(Fault.status(200)
                .json("{\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + ",\"access_token\":\"" + token + "\"}")
                .times(2));

        assertThat(ask(URI).getException()).isNull();
        assertThat(ask(URI).getException()).isNull();

        assertThat(arm.tokenRequests()).hasSize(before + 2);
        assertThat(arm.calls("batch")).hasSize(2);
    }

    @Test
    void anExpiredTokenIsReplacedPastTheCacheOfAzureIdentity() {
        assertThat(ask(URI).getException()).isNull();
        arm.fail(Fault.error(
                401, "ExpiredAuthenticationToken", "The access token expiry UTC time is earlier than now."));

        assertThat(ask(URI).getException()).isNull();

        assertThat(arm.tokensIssued()).isEqualTo(2);
        assertThat(arm.calls("batch")).hasSize(3);
    }

    @Test
    void anArmThatCallsEveryTokenExpiredIsToldAfterOneNewToken() {
        arm.fail(Fault.error(401, "ExpiredAuthenticationToken", "The access token expiry UTC time is earlier than now.")
                .times(20));

        assertThat(ask(URI).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("ExpiredAuthenticationToken");

        assertThat(arm.tokensIssued()).isEqualTo(2);
        assertThat(arm.calls("batch")).hasSize(2);
    }

    @Test
    void aClaimsChallengeIsAnsweredWithANewTokenOfAzureIdentity() {
        assertThat(ask(URI).getException()).isNull();
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1700000000\"}}}";
        arm.requireClaims(claims);

        assertThat(ask(URI).getException()).isNull();

        assertThat(arm.tokensIssued()).isEqualTo(2);
        assertThat(arm.tokenRequests().get(1).claims()).contains("1700000000");
    }

    @Test
    void aLineEndBehindTheValuesOfAMountedFileIsIgnored() {
        configuration().setClientSecret(configuration().getClientSecret() + "\n");
        configuration().setClientId(" " + configuration().getClientId() + "\r\n");
        configuration().setTenantId(configuration().getTenantId() + "\n");

        assertThat(ask(URI).getException()).isNull();
    }

    private static AccessToken expired(String text) {
        return new AccessToken(text, OffsetDateTime.now().minusSeconds(1));
    }

    /** Returns a token that the embedded ARM accepts. */
    private String armToken() {
        return new RestClient(arm).token();
    }
}
