// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.Guard;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.response.OperationStatus;
import io.github.azkeys.internal.response.OperationStatusReader;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Follows a long-running operation of ARM to its end: the status at {@code Azure-AsyncOperation}, or else the result at
 * {@code Location}. Between two requests it waits as long as {@code Retry-After} says, without a thread. Threadsafe.
 *
 * <p>The pollers of azure-core-management are not used: they log responses that they cannot read, with the keys in them,
 * follow a link to any server with the token, wait as long as a server asks, and report errors by their text only.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations">Track asynchronous
 *     Azure operations</a>
 */
final class LongRunning {

    private static final HttpHeaderName STATUS_LINK = HttpHeaderName.fromString("Azure-AsyncOperation");

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    /** Services that send no {@code Retry-After} need seconds to minutes. */
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);

    /** Limits the requests if a service asks for no wait at all. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

    /** The longest that ARM allows services to ask for. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final ArmRequests requests;
    private final CloudEndpoints endpoint;
    private final OperationStatusReader statuses;
    private final Clock clock;

    LongRunning(ArmRequests requests, CloudEndpoints endpoint, OperationStatusReader statuses, Clock clock) {
        this.requests = requests;
        this.endpoint = endpoint;
        this.statuses = statuses;
        this.clock = clock;
    }

    /**
     * Returns the result of a request.
     *
     * @param first the response to the request
     * @return the response itself if it is the result, or has no link to follow; otherwise the response of the operation
     *     when it has ended, with status 204 if it has no result
     */
    Mono<BufferedResponse> result(BufferedResponse first, CallPriority priority, Subject subject) {
        int status = first.getStatusCode();
        String statusLink = first.getHeaders().getValue(STATUS_LINK);
        String location = first.getHeaders().getValue(HttpHeaderName.LOCATION);
        boolean running = status == ACCEPTED || status == CREATED && (statusLink != null || location != null);
        if (!running) {
            return Mono.just(first);
        }
        priority.accepted();
        if (statusLink == null && location == null) {
            return Mono.just(first);
        }
        Subject polling = subject.afterAccepted();
        return (statusLink == null
                        ? atLocation(location, first, priority, polling)
                        : untilSucceeded(statusLink, first, priority, polling, subject)
                                .flatMap(last -> resultOf(last, location, priority, polling)))
                .timeout(RetryOptions.LONGEST_OPERATION, Mono.error(() -> unfinished(subject)))
                .onErrorMap(FailedTry.class, LongRunning::ofPoll);
    }

    /** Polls the status until the operation has succeeded. */
    private Mono<OperationStatus> untilSucceeded(
            String link, BufferedResponse first, CallPriority priority, Subject polling, Subject subject) {
        return pollUntil(link, STATUS_LINK, first, priority, polling, response -> {
            OperationStatus status = statuses.read(response);
            if (status.hasFailed()) {
                throw Failures.ofOperation(status.error(), status.text(), subject);
            }
            return status.hasSucceeded() ? status : null;
        });
    }

    private Mono<BufferedResponse> resultOf(
            OperationStatus status, String location, CallPriority priority, Subject polling) {
        return location == null ? Mono.just(status.result()) : atLocation(location, null, priority, polling);
    }

    /** Polls the result until the operation has ended. */
    private Mono<BufferedResponse> atLocation(
            String link, BufferedResponse first, CallPriority priority, Subject polling) {
        return pollUntil(link, HttpHeaderName.LOCATION, first, priority, polling, response -> {
            if (response.getStatusCode() == ACCEPTED) {
                return null;
            }
            return response.getStatusCode() == CREATED ? withStatus(OK, response) : response;
        });
    }

    /** One poll. The result is null while the operation is running. */
    private record Poll<T>(String link, BufferedResponse last, T result) {}

    /**
     * Polls until the operation has ended. The requests follow one another in a loop, because an hour may have thousands.
     *
     * @param header a new link to poll in a response
     * @param end returns the result; null while the operation is running
     */
    private <T> Mono<T> pollUntil(
            String link,
            HttpHeaderName header,
            BufferedResponse first,
            CallPriority priority,
            Subject polling,
            Function<BufferedResponse, T> end) {
        return Mono.just(new Poll<T>(link, first, null))
                .expand(poll -> poll.result() != null
                        ? Mono.empty()
                        : poll(poll.link(), poll.last(), priority, polling)
                                .flatMap(response -> Guard.guard(() -> {
                                    T result = end.apply(response);
                                    if (result != null) {
                                        priority.finished();
                                    }
                                    String next = response.getHeaders().getValue(header);
                                    return Mono.just(new Poll<>(next == null ? poll.link() : next, response, result));
                                })))
                .last()
                .map(Poll::result);
    }

    /**
     * Waits and sends one request.
     *
     * @param last the response that says how long to wait; null for no wait
     */
    private Mono<BufferedResponse> poll(String link, BufferedResponse last, CallPriority priority, Subject polling) {
        return Guard.guard(() -> {
            ArmError response = last == null
                    ? ArmError.ofStatus(OK, null, null)
                    : ArmError.ofStatus(last.getStatusCode(), ArmErrorReader.requestId(last), null);
            String url = ArmLinks.require(endpoint, link, "status of the long-running operation", response);
            Mono<BufferedResponse> sent = requests.send("GET", url, null, priority, polling);
            return last == null ? sent : Mono.delay(wait(last.getHeaders())).then(sent);
        });
    }

    private Duration wait(HttpHeaders headers) {
        Duration asked = RetryAfter.of(headers, clock).orElse(DEFAULT_WAIT);
        return asked.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : Durations.shorter(asked, LONGEST_WAIT);
    }

    private static BufferedResponse withStatus(int status, BufferedResponse response) {
        return new BufferedResponse(response.getRequest(), status, response.getHeaders(), response.body());
    }

    /** ARM no longer knows the operation. It is not the resource that does not exist. */
    private static Throwable ofPoll(FailedTry failed) {
        ArmError error =
                ArmError.ofStatus(failed.failure().getStatus(), failed.failure().getRequestId(), null);
        return failed.failure().getStatus() == NOT_FOUND
                ? new InvalidResponseException("ARM does not have the result (404)", null, error, null)
                : failed;
    }

    private static ServiceUnavailableException unfinished(Subject subject) {
        return new ServiceUnavailableException(
                subject.task() + ": ARM accepted the request, but has not completed it within "
                        + RetryOptions.LONGEST_OPERATION.toMinutes() + " minutes. It may still do so",
                subject.resourceId(),
                ArmError.NONE,
                null);
    }
}
