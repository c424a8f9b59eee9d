// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import static java.util.Objects.requireNonNullElse;

import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.StoppedException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts failures to exceptions that a route can catch. The messages say how to solve the problem. */
public final class Failures {

    /** The longest code and message that are read fit; only details are cut off. */
    private static final int MAX_ERROR = 4100;

    private static final String ACCEPTED =
            "ARM may still carry out the request, so that keys may change: list them before you repeat it";

    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:-[a-z]+)?");
    private static final int MAX_VERSIONS = 5;

    private Failures() {}

    /**
     * Returns the exception for a response that is not a success.
     *
     * @param page whether the response is an HTML page, which ARM does not send
     */
    public static AzkeysException ofResponse(ArmError error, boolean page, Subject subject) {
        return exception(Failure.ofResponse(error, page, subject));
    }

    /**
     * Returns the exception for a long-running operation that has not succeeded.
     *
     * @param error why; its status is that of the code, 0 if the code has none
     * @param status ARM's word for the end of the operation, such as {@code Failed}
     */
    public static AzkeysException ofOperation(ArmError error, String status, Subject subject) {
        return exception(Failure.ofResponse(
                error,
                false,
                new Subject(
                        subject.task() + ": the long-running operation has ended with status " + status,
                        subject.resourceId(),
                        subject.operation(),
                        subject.permission(),
                        subject.apiVersion())));
    }

    /** Returns the exception for a request without a response, or for a response that cannot be read. */
    public static AzkeysException of(Throwable cause, Subject subject) {
        return cause instanceof AzkeysException known && !(cause instanceof InvalidResponseException)
                ? known
                : exception(Failure.of(cause, subject));
    }

    /**
     * Returns a failure for a later caller, with the remaining time to wait.
     *
     * @param passed the time since the failure
     * @param left the time until the next request to ARM
     */
    public static Throwable later(Throwable failure, Duration passed, Duration left) {
        if (!(failure instanceof AzkeysException e)) {
            return failure;
        }
        ArmError error = new ArmError(
                e.getStatus(), e.getCode(), e.getArmMessage(), e.getTarget(), e.getDetails(), e.getRequestId(), left);
        String message = e.getMessage() + ". This failure is " + Durations.seconds(passed.toSeconds())
                + " old. The next request to ARM is sent in " + Durations.seconds(wholeSeconds(left))
                + " at the earliest";
        return FailureKind.of(e).create(message, e.getResourceId(), error, e.getCause());
    }

    private static AzkeysException exception(Failure failure) {
        FailureCause cause = FailureCause.of(failure);
        Subject subject = failure.subject();
        String advice = advice(cause, failure);
        String message = subject.task() + ": " + problem(cause, failure) + (advice.isEmpty() ? "" : ". " + advice);
        boolean unreadable = failure.cause() instanceof InvalidResponseException;
        ArmError error = failure.cause() instanceof InvalidResponseException e
                ? ArmError.ofStatus(e.getStatus(), e.getRequestId(), null)
                : failure.error();
        return cause.kind().create(message, subject.resourceId(), error, unreadable ? null : failure.cause());
    }

    private static String problem(FailureCause cause, Failure failure) {
        if (failure.isOfArm()) {
            return describe(failure.error());
        }
        if (cause == FailureCause.NO_CREDENTIALS) {
            return "there are no credentials for Microsoft Entra";
        }
        if (failure.isOfToken()) {
            return "no token from " + source(failure) + ": "
                    + (failure.error().status() > 0
                            ? describe(failure.error())
                            : failure.token().text());
        }
        if (failure.cause() instanceof InvalidResponseException invalid) {
            return invalid.getMessage() + requestId(invalid.getRequestId());
        }
        if (cause == FailureCause.STOPPED) {
            return Causes.find(failure.cause(), StoppedException.class).getMessage();
        }
        String reason = Causes.reason(reason(failure.cause()));
        return cause == FailureCause.NETWORK ? "no response from Azure Resource Manager: " + reason : reason;
    }

    private static String source(Failure failure) {
        if (failure.token().isOfApplication()) {
            return "the tokenCredential";
        }
        return failure.isOfManagedIdentity() ? "the managed identity endpoint" : "Microsoft Entra";
    }

    private static String requestId(String id) {
        return id == null ? "" : " (request id " + id + ")";
    }

    /** Returns the failure of the network, which other exceptions may be wrapped around. */
    private static Throwable reason(Throwable cause) {
        return requireNonNullElse(Causes.find(cause, IOException.class), cause);
    }

    private static String describe(ArmError error) {
        String first = Stream.of(error.status() == 0 ? null : String.valueOf(error.status()), error.code())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "))
                + (error.message() == null ? "" : ": " + Causes.withoutPeriod(error.message()));
        String messages = Stream.concat(
                        Stream.of(first),
                        error.details().stream()
                                .map(ArmError::message)
                                .filter(Objects::nonNull)
                                .map(Causes::withoutPeriod))
                .collect(Collectors.joining("; "));
        return (messages.isEmpty() ? "no reason" : Causes.line(messages, MAX_ERROR)) + requestId(error.requestId());
    }

    private static String advice(FailureCause cause, Failure failure) {
        String advice = adviceOf(cause, failure);
        if (!failure.subject().accepted()) {
            return advice;
        }
        // what passes is not tried again: the request may be carried out once more
        return cause.kind() == FailureKind.PASSING || advice.isEmpty() ? ACCEPTED : advice + ". " + ACCEPTED;
    }

    private static String adviceOf(FailureCause cause, Failure failure) {
        Operation operation = failure.subject().operation();
        String permission = failure.subject().permission();
        Duration wait = failure.error().retryAfter();
        return cause.advice()
                .replace("{permission}", requireNonNullElse(permission, "the permission"))
                .replace("{scope}", failure.subject().scope())
                .replace(" {wait} seconds", wait == null ? "" : " " + Durations.seconds(wholeSeconds(wait)))
                .replace("{versions}", operation == null ? "" : versions(failure));
    }

    /** Returns the newest versions that the operation has and that ARM lists, or what else may be wrong. */
    private static String versions(Failure failure) {
        if (AnyResource.owns(failure.subject().operation().name())) {
            return ", or correct action";
        }
        List<String> listed = VERSION.matcher(requireNonNullElse(failure.error().message(), ""))
                .results()
                .map(MatchResult::group)
                .filter(version -> !version.equals(failure.subject().apiVersion()))
                .toList();
        List<String> common = failure.subject().operation().apiVersions().stream()
                .filter(listed::contains)
                .toList();
        return common.isEmpty()
                ? ""
                : ", such as "
                        + String.join(", ", common.subList(Math.max(0, common.size() - MAX_VERSIONS), common.size()));
    }

    /** Rounds up, so that a caller does not retry too early. */
    private static long wholeSeconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
