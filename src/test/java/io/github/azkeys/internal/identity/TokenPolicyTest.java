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
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Requests that need a token at the same time. */
@Timeout(20)
class TokenPolicyTest {

    private static final AccessToken GOOD =
            new AccessToken("good", OffsetDateTime.now().plusHours(1));

    private final CompletableFuture<AccessToken> entra = new CompletableFuture<>();
    private final AtomicInteger tokenRequests = new AtomicInteger();

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
        String challenge = "Bearer error=\"insufficient_claims\", claims=\"e30=\"";
        HttpPipeline pipeline = pipeline(
                Duration.ofMinutes(1),
                request -> Mono.just(new BufferedResponse(
                        request, 401, new HttpHeaders().set(HttpHeaderName.WWW_AUTHENTICATE, challenge), new byte[0])));
        entra.complete(GOOD);

        assertThat(send(pipeline, 8))
                .allSatisfy(answer -> assertThat(answer.join().getStatusCode()).isEqualTo(401));
        assertThat(tokenRequests).hasValue(2);
    }

    private HttpPipeline pipeline(Duration responseTimeout, HttpClient http) {
        TokenCredential credential = wanted -> {
            tokenRequests.incrementAndGet();
            return Mono.fromFuture(entra);
        };
        ArmConnection connection = new ArmConnection(
                CloudEndpoints.of(new AzkeysConfiguration()),
                new Identity(CredentialType.TOKEN_CREDENTIAL, credential, null, null, null),
                TransportOptions.DEFAULT.withResponseTimeout(responseTimeout),
                http,
                new RetryOptions(0, Duration.ZERO),
                "test");
        return new HttpPipelineBuilder()
                .httpClient(http)
                .policies(new TokenPolicy(connection, http, Clock.systemUTC()))
                .build();
    }

    private static List<CompletableFuture<HttpResponse>> send(HttpPipeline pipeline, int times) {
        return Stream.generate(() -> pipeline.send(request()).toFuture())
                .limit(times)
                .toList();
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
