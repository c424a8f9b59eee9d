// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.response.OperationStatus;
import io.github.azkeys.internal.response.OperationStatusReader;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import reactor.core.Disposable;

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

    private static final String STATUS_LINK = "Azure-AsyncOperation";
    private static final String LOCATION = "Location";

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
    CompletableFuture<TransportResponse> result(TransportResponse first, ArmCall<?> call, Subject subject) {
        int status = first.status();
        if (status != ACCEPTED && status != CREATED) {
            return CompletableFuture.completedFuture(first);
        }
        String statusLink = first.header(STATUS_LINK);
        String location = first.header(LOCATION);
        boolean linked = statusLink != null || location != null;
        if (status == ACCEPTED || linked) {
            call.priority().accepted();
        }
        if (!linked) {
            return CompletableFuture.completedFuture(first);
        }
        Subject polling = subject.afterAccepted();
        Disposable limit = call.failAfter(RetryOptions.LONGEST_OPERATION, () -> unfinished(subject));
        return (statusLink == null
                        ? atLocation(location, first, call, polling)
                        : untilSucceeded(statusLink, first, call, polling, subject)
                                .thenCompose(last -> resultOf(last, location, call, polling)))
                .whenComplete((response, failure) -> limit.dispose())
                .exceptionally(failure -> {
                    throw ofPoll(Causes.unwrapped(failure));
                });
    }

    /** Polls the status until the operation has succeeded. */
    private CompletableFuture<OperationStatus> untilSucceeded(
            String link, TransportResponse first, ArmCall<?> call, Subject polling, Subject subject) {
        return pollUntil(link, STATUS_LINK, first, call, polling, response -> {
            OperationStatus status = statuses.read(response);
            if (status.hasFailed()) {
                throw Failures.ofOperation(status.error(), status.text(), subject);
            }
            return status.hasSucceeded() ? status : null;
        });
    }

    private CompletableFuture<TransportResponse> resultOf(
            OperationStatus status, String location, ArmCall<?> call, Subject polling) {
        return location == null
                ? CompletableFuture.completedFuture(status.result())
                : atLocation(location, null, call, polling);
    }

    /** Polls the result until the operation has ended. */
    private CompletableFuture<TransportResponse> atLocation(
            String link, TransportResponse first, ArmCall<?> call, Subject polling) {
        return pollUntil(link, LOCATION, first, call, polling, response -> switch (response.status()) {
            case ACCEPTED -> null;
            case CREATED -> new TransportResponse(OK, response::header, response.body());
            default -> response;
        });
    }

    /** One poll. The result is null while the operation is running. */
    private record Poll<T>(String link, TransportResponse last, T result) {}

    /**
     * Polls until the operation has ended.
     *
     * @param header a new link to poll in a response
     * @param end returns the result; null while the operation is running
     */
    private <T> CompletableFuture<T> pollUntil(
            String link,
            String header,
            TransportResponse first,
            ArmCall<?> call,
            Subject polling,
            Function<TransportResponse, T> end) {
        return Loop.until(poll -> poll.result() != null, new Poll<T>(link, first, null), poll -> poll(
                                poll.link(), poll.last(), call, polling)
                        .thenApply(response -> {
                            T result = end.apply(response);
                            if (result != null) {
                                call.priority().finished();
                            }
                            String next = response.header(header);
                            return new Poll<>(next == null ? poll.link() : next, response, result);
                        }))
                .thenApply(Poll::result);
    }

    /**
     * Waits and sends one request.
     *
     * @param last the response that says how long to wait; null for no wait
     */
    private CompletableFuture<TransportResponse> poll(
            String link, TransportResponse last, ArmCall<?> call, Subject polling) {
        ArmError response = last == null
                ? ArmError.ofStatus(OK, null, null)
                : ArmError.ofStatus(last.status(), ArmErrorReader.requestId(last), null);
        String target = ArmLinks.target(endpoint, link, "status of the long-running operation", response);
        return last == null
                ? requests.send("GET", target, null, call, polling)
                : call.pause(wait(last)).thenCompose(passed -> requests.send("GET", target, null, call, polling));
    }

    private Duration wait(TransportResponse last) {
        Duration asked = RetryAfter.of(last::header, clock).orElse(DEFAULT_WAIT);
        return asked.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : Durations.shorter(asked, LONGEST_WAIT);
    }

    /** ARM no longer knows the operation. It is not the resource that does not exist. */
    private static CompletionException ofPoll(Throwable failure) {
        if (!(failure instanceof FailedTry failed) || failed.failure().getStatus() != NOT_FOUND) {
            return new CompletionException(failure);
        }
        ArmError error = ArmError.ofStatus(NOT_FOUND, failed.failure().getRequestId(), null);
        return new CompletionException(
                new InvalidResponseException("ARM does not have the result (404)", null, error, null));
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
