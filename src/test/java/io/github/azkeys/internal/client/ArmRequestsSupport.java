// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.budget.CallBudget;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.ArmTokens;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.identity.Identity;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.transport.Transport;
import io.github.azkeys.internal.transport.TransportRequest;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Requests to ARM, sent once each, that the test answers. */
final class ArmRequestsSupport {

    /** Answers a request, on the thread of the request unless the future completes later. */
    interface Answer extends Function<TransportRequest, CompletableFuture<TransportResponse>> {}

    private record AnswerTransport(Answer answer) implements Transport {

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            return answer.apply(request);
        }

        @Override
        public void close() {}
    }

    static final Subject SUBJECT = new Subject("azkeys:x cannot do it", "/id", null, null);

    private static final TokenCredential CREDENTIAL =
            wanted -> Mono.just(new AccessToken("token", OffsetDateTime.now().plusDays(1)));

    private ArmRequestsSupport() {}

    static ArmConnection connection(Duration responseTimeout, TokenCredential credential) {
        return new ArmConnection(
                CloudEndpoints.of(new AzkeysConfiguration()),
                new Identity(CredentialType.TOKEN_CREDENTIAL, credential, null, null, null),
                TransportOptions.DEFAULT.withResponseTimeout(responseTimeout),
                null,
                new RetryOptions(0, Duration.ZERO),
                "test");
    }

    /** Has its token in hand, so that a request is sent at once. */
    static ArmRequests authorized(Answer answer) {
        ArmConnection connection = connection(Duration.ofMinutes(1), CREDENTIAL);
        ArmTokens tokens = tokens(connection, Clock.systemUTC());
        tokens.get(CallPriority.live()).join();
        return requests(connection, tokens, Clock.systemUTC(), answer);
    }

    static ArmTokens tokens(ArmConnection connection, Clock clock) {
        HttpClient none = request -> Mono.error(new IllegalStateException("the credential needs no HTTP client"));
        return new ArmTokens(connection, none, clock);
    }

    static ArmRequests requests(ArmConnection connection, ArmTokens tokens, Clock clock, Answer answer) {
        return new ArmRequests(
                connection,
                new AnswerTransport(answer),
                tokens,
                new CallBudget(connection, new WriteBudgets(Schedulers.parallel()), clock),
                new ArmErrorReader(clock),
                clock);
    }

    static TransportResponse answer(int status, String body, String... headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new TransportResponse(status, all::get, body.getBytes(UTF_8));
    }

    static <T> CompletableFuture<T> call(CallPriority priority, Function<ArmCall<T>, CompletableFuture<T>> steps) {
        ArmCall<T> call = new ArmCall<>(priority, SUBJECT);
        return call.run(() -> steps.apply(call));
    }
}
