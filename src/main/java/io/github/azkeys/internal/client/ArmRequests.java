// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.util.CoreUtils;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.internal.budget.CallBudget;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.failure.FailureKind;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.ArmTokens;
import io.github.azkeys.internal.identity.HeldToken;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.transport.Transport;
import io.github.azkeys.internal.transport.TransportRequest;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;

/** Sends single requests to ARM, and repeats those that may succeed a moment later. Threadsafe. */
final class ArmRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ArmClient.class);

    /** ARM signs its links, so that a parameter may be a secret. */
    private static final Pattern OTHER_PARAMETER = Pattern.compile("[?&](?!api-version=)[^&]*");

    private static final String ACCEPT = "Accept";
    private static final String USER_AGENT = "User-Agent";
    private static final String REQUEST_ID = "x-ms-client-request-id";
    private static final String AUTHORIZATION = "Authorization";
    private static final String JSON = "application/json";
    private static final int UNAUTHORIZED = 401;

    private final String origin;
    private final String userAgent;
    private final Retries retries;
    private final Transport transport;
    private final ArmTokens tokens;
    private final CallBudget budget;
    private final ArmErrorReader errors;
    private final Clock clock;

    ArmRequests(
            ArmConnection connection,
            Transport transport,
            ArmTokens tokens,
            CallBudget budget,
            ArmErrorReader errors,
            Clock clock) {
        this.origin = connection.endpoint().resourceManager();
        this.userAgent = connection.userAgent();
        this.retries = new Retries(connection.retry());
        this.transport = transport;
        this.tokens = tokens;
        this.budget = budget;
        this.errors = errors;
        this.clock = clock;
    }

    /**
     * Sends a request.
     *
     * @param target the path and the query, percent-encoded
     * @param body the JSON to send; null if there is none
     * @param call the call whose steps the request takes
     * @return completes with a response with a status of 200 to 299, or with the {@link FailedTry} of the last try
     */
    CompletableFuture<TransportResponse> send(
            String method, String target, String body, ArmCall<?> call, Subject subject) {
        Sending sending = new Sending(method, target, body, call, subject);
        sending.authorize();
        return sending.result;
    }

    /**
     * One request. Each try takes the steps token, budget and request, and after a challenge of ARM once more. Each step
     * begins on the thread that ended the one before; those that need not wait, as for a token in hand, on the same.
     */
    private final class Sending {

        private final String method;
        private final String target;
        private final String path;
        private final byte[] body;
        private final ArmCall<?> call;
        private final Subject subject;
        private final CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        private int retried;
        private boolean challenged;

        Sending(String method, String target, String body, ArmCall<?> call, Subject subject) {
            int query = target.indexOf('?');
            this.method = method;
            this.target = target;
            this.path = query < 0 ? target : target.substring(0, query);
            this.body = body == null ? null : body.getBytes(UTF_8);
            this.call = call;
            this.subject = subject;
        }

        void authorize() {
            challenged = false;
            HeldToken inHand = tokens.inHand();
            if (inHand == null) {
                then(call.begin(() -> tokens.get(call.priority())), this::takeBudget);
            } else {
                takeBudget(inHand);
            }
        }

        private void takeBudget(HeldToken token) {
            then(call.begin(() -> budget.take(method, path, call.priority())), taken -> transmit(token));
        }

        private void transmit(HeldToken token) {
            CompletableFuture<TransportResponse> sent = call.begin(() -> {
                call.priority().sending();
                return transport.send(new TransportRequest(method, origin, target, headers(token), body));
            });
            // also without a response, because the budget counts the requests in flight
            then(
                    sent.whenComplete((response, failure) -> budget.answered(method, path, response)),
                    response -> responded(token, response));
        }

        private Map<String, String> headers(HeldToken token) {
            String id = CoreUtils.randomUuid().toString();
            return body == null
                    ? Map.of(ACCEPT, JSON, USER_AGENT, userAgent, REQUEST_ID, id, AUTHORIZATION, token.authorization())
                    : Map.of(
                            ACCEPT,
                            JSON,
                            USER_AGENT,
                            userAgent,
                            REQUEST_ID,
                            id,
                            AUTHORIZATION,
                            token.authorization(),
                            "Content-Type",
                            JSON);
        }

        private void responded(HeldToken token, TransportResponse response) {
            if (response.status() != UNAUTHORIZED || challenged) {
                ended(response);
                return;
            }
            challenged = true;
            then(call.begin(() -> tokens.afterRefusal(token, response, call.priority())), another -> {
                if (another == null) {
                    ended(response);
                } else {
                    takeBudget(another);
                }
            });
        }

        private void ended(TransportResponse response) {
            if (LOG.isDebugEnabled()) {
                LOG.debug(
                        "{} {}: status {}, request id {}",
                        method,
                        OTHER_PARAMETER.matcher(origin + target).replaceAll(""),
                        response.status(),
                        ArmErrorReader.requestId(response));
            }
            if (response.status() >= 200 && response.status() < 300) {
                result.complete(response);
            } else {
                failed(failedTry(response, subject));
            }
        }

        private void failed(Throwable failure) {
            FailedTry failed = failure instanceof FailedTry known ? known : failedTry(failure, subject);
            Duration delay = call.isEnded() ? null : retries.delay(failed, retried++);
            if (delay == null) {
                result.completeExceptionally(failed);
            } else {
                then(call.pause(delay), passed -> authorize());
            }
        }

        private <S> void then(CompletableFuture<S> step, Consumer<S> next) {
            step.whenComplete((value, failure) -> {
                try {
                    if (failure != null) {
                        failed(failure);
                    } else {
                        next.accept(value);
                    }
                } catch (Throwable e) { // an Error, too, which nobody would receive on this thread
                    result.completeExceptionally(e);
                }
            });
        }
    }

    private FailedTry failedTry(TransportResponse response, Subject subject) {
        return failedTry(
                Failures.ofResponse(
                        errors.read(response, subject.resourceId()), ArmErrorReader.isPage(response), subject),
                // a wait that cannot be parsed may be long
                RetryAfter.isWithin(retries.longestDelay(), response::header, clock));
    }

    private FailedTry failedTry(Throwable failure, Subject subject) {
        return failedTry(Failures.of(Exceptions.unwrap(Causes.unwrapped(failure)), subject), true);
    }

    private FailedTry failedTry(AzkeysException failure, boolean repeatable) {
        Duration wait = failure.getRetryAfter();
        return new FailedTry(
                failure,
                repeatable
                        && FailureKind.of(failure).isRetried()
                        && (wait == null || wait.compareTo(retries.longestDelay()) <= 0));
    }
}
