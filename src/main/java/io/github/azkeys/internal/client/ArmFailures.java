// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.KeyAccessDisabledException;
import io.github.azkeys.ResourceLockedException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.budget.RateLimited;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.identity.TokenFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts failures to exceptions that a route can catch. The messages say how to solve the problem. */
public final class ArmFailures {

    /** The longest code and message that are read fit; only details are cut off. */
    private static final int MAX_ERROR = 4100;

    private static final String TRY_LATER = "Try again later";

    /** What a request is for; {@code resourceId} and {@code permission} may be null. */
    record Subject(String task, String resourceId, String permission) {

        static Subject of(KeyRequest request) {
            return new Subject(
                    "azkeys:" + request.operation().name() + " " + request.failure() + " "
                            + request.address().resourceId(),
                    request.address().resourceId(),
                    request.operation().permission());
        }
    }

    /** The constructor that all exceptions have. */
    private interface ExceptionType {
        AzkeysException create(String message, String resourceId, ArmError error, Throwable cause);
    }

    /** The type of an exception, and how to solve the problem. */
    private record Solution(ExceptionType type, String text) {}

    private ArmFailures() {}

    /** Returns the exception for a response that is not a success. */
    static AzkeysException ofResponse(ArmError error, Subject subject) {
        Solution solution = solution(error, subject);
        return solution == null
                ? new AzkeysException(describe(error, subject), subject.resourceId(), error, null)
                : solution.type()
                        .create(describe(error, subject) + ". " + solution.text(), subject.resourceId(), error, null);
    }

    private static Solution solution(ArmError error, Subject subject) {
        int status = error.status();
        if (status >= 300 && status < 400) {
            return new Solution(
                    InvalidResponseException::new,
                    "Redirects are not followed. Check resourceManagerEndpoint and proxies");
        }
        if (status == 408 || status >= 500) {
            return new Solution(ServiceUnavailableException::new, TRY_LATER);
        }
        if (status != 429 && KeysDisabled.isReasonOf(error)) {
            return new Solution(
                    KeyAccessDisabledException::new,
                    "Keys are disabled on the resource. Use a Microsoft Entra identity for the service itself, or enable"
                            + " shared keys on the resource");
        }
        return switch (status) {
            case 401 ->
                new Solution(
                        AccessDeniedException::new, "ARM rejected the token. Check tenantId, cloud and the identity");
            case 403 ->
                new Solution(
                        AccessDeniedException::new,
                        "Assign the identity a role with "
                                + Objects.requireNonNullElse(subject.permission(), "the permission")
                                + " on the resource. A new role assignment can take up to ten minutes to take effect");
            case 404 ->
                new Solution(
                        ResourceNotFoundException::new,
                        "Check subscriptionId, resourceGroup, resourceName and keyName, and that the identity can see"
                                + " the resource");
            case 409 ->
                "ScopeLocked".equalsIgnoreCase(error.code())
                        ? new Solution(
                                ResourceLockedException::new,
                                "Listing and regenerating keys are write operations. Remove the ReadOnly lock, or"
                                        + " replace it by a CanNotDelete lock")
                        : null;
            case 429 -> {
                Duration wait = error.retryAfter();
                yield new Solution(
                        ThrottledException::new,
                        "Send fewer requests, or wait" + (wait == null ? "" : " " + wait.toSeconds() + " seconds"));
            }
            default -> null;
        };
    }

    /** Returns the exception for a request without a response, or for a response that cannot be read. */
    static AzkeysException ofFailure(Throwable failure, Subject subject) {
        String task = subject.task() + ": ";
        String id = subject.resourceId();
        if (failure instanceof InvalidResponseException e) {
            ArmError error = ArmError.ofStatus(e.getStatus(), e.getRequestId(), null);
            return new InvalidResponseException(task + e.getMessage(), id, error, null);
        }
        if (failure instanceof AzkeysException e) {
            return e;
        }
        if (failure instanceof RateLimited limited) {
            return new ThrottledException(
                    task + limited.getMessage() + ". Wait " + wholeSeconds(limited.retryAfter())
                            + " seconds, or increase maxRetryDelay",
                    id,
                    ArmError.ofStatus(0, null, limited.retryAfter()),
                    null);
        }
        if (failure instanceof TokenFailure token) {
            Throwable cause = token.getCause();
            ExceptionType type = token.isPassing() ? ServiceUnavailableException::new : AccessDeniedException::new;
            String advice =
                    token.isPassing() ? TRY_LATER : "Check credentialType, tenantId, clientId and the environment";
            String message = task + "no token from Microsoft Entra: " + Causes.reason(cause) + ". " + advice;
            return type.create(message, id, ArmError.NONE, cause);
        }
        if (isPassing(failure)) {
            Throwable reason = Objects.requireNonNullElse(Causes.find(failure, IOException.class), failure);
            return new ServiceUnavailableException(
                    task + Causes.reason(reason) + ". Check the network, proxies and timeouts",
                    id,
                    ArmError.NONE,
                    failure);
        }
        return new AzkeysException(task + Causes.reason(failure), id, ArmError.NONE, failure);
    }

    /**
     * Returns a failure for a later caller, with the remaining time to wait.
     *
     * @param passed the time since the failure
     * @param left the time until the next request to ARM
     */
    public static Throwable later(Throwable failure, Duration passed, Duration left) {
        ExceptionType type = failure instanceof ThrottledException
                ? ThrottledException::new
                : failure instanceof ServiceUnavailableException ? ServiceUnavailableException::new : null;
        if (type == null || !(failure instanceof AzkeysException e) || e.getRetryAfter() == null) {
            return failure;
        }
        ArmError error = new ArmError(
                e.getStatus(), e.getCode(), e.getArmMessage(), e.getTarget(), e.getDetails(), e.getRequestId(), left);
        String message = e.getMessage() + ". This failure is " + passed.toSeconds()
                + " seconds old. The next request to ARM is sent in " + wholeSeconds(left)
                + " seconds at the earliest";
        return type.create(message, e.getResourceId(), error, e.getCause());
    }

    /** Rounds up, so that a caller does not retry too early. */
    private static long wholeSeconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    /** Whether the failure may be temporary. */
    static boolean isPassing(Throwable failure) {
        return Causes.find(failure, TokenFailure.class) == null
                && (Causes.find(failure, IOException.class) != null
                        || Causes.find(failure, TimeoutException.class) != null);
    }

    private static String describe(ArmError error, Subject subject) {
        String first = error.status()
                + (error.code() == null ? "" : " " + error.code())
                + (error.message() == null ? "" : ": " + Causes.withoutPeriod(error.message()));
        String messages = Stream.concat(
                        Stream.of(first),
                        error.details().stream()
                                .map(ArmError::message)
                                .filter(Objects::nonNull)
                                .map(Causes::withoutPeriod))
                .collect(Collectors.joining("; "));
        return subject.task() + ": " + Causes.line(messages, MAX_ERROR)
                + (error.requestId() == null ? "" : " (request id " + error.requestId() + ")");
    }
}
