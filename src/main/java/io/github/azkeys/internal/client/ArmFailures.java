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
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what went wrong into the exception that a route can catch, with a message that says what to do. */
public final class ArmFailures {

    /** Enough for the longest code and message that are read: what is cut is details. */
    private static final int MAX_ERROR = 4100;

    /** What was asked, for messages; {@code resourceId} and {@code permission} may be null. */
    record Subject(String task, String resourceId, String permission) {

        static Subject of(KeyRequest request) {
            return new Subject(
                    "azkeys:" + request.operation().name() + " " + request.failure() + " "
                            + request.address().resourceId(),
                    request.address().resourceId(),
                    request.operation().permission());
        }
    }

    private ArmFailures() {}

    /** For an answer that is no success. */
    static AzkeysException ofAnswer(ArmError error, Subject subject) {
        int status = error.status();
        String what = subject.task() + ": " + describe(error);
        String id = subject.resourceId();
        if (status >= 300 && status < 400) {
            return new InvalidResponseException(
                    what + ". Redirects are not followed; check resourceManagerEndpoint and proxies", id, error, null);
        }
        if (status == 429) {
            return new ThrottledException(
                    what + ". Ask less often or wait"
                            + (error.retryAfter() == null
                                    ? ""
                                    : " " + error.retryAfter().toSeconds() + " seconds"),
                    id,
                    error,
                    null);
        }
        if (status == 408 || status >= 500) {
            return new ServiceUnavailableException(what + ". The same request may succeed later", id, error, null);
        }
        if (KeysDisabled.isReasonOf(error)) {
            return new KeyAccessDisabledException(
                    what + ". The resource has keys switched off: use an Entra identity for the service itself, or"
                            + " allow shared keys on the resource",
                    id,
                    error,
                    null);
        }
        if (status == 401) {
            return new AccessDeniedException(
                    what + ". ARM does not accept the token: check tenantId, cloud and the identity", id, error, null);
        }
        if (status == 403) {
            return new AccessDeniedException(
                    what + ". Assign the identity a role with "
                            + (subject.permission() == null ? "the permission" : subject.permission())
                            + " on the resource; a new assignment takes up to ten minutes to work",
                    id,
                    error,
                    null);
        }
        if (status == 404) {
            return new ResourceNotFoundException(
                    what + ". Check subscriptionId, resourceGroup, resourceName and keyName, and that the identity may"
                            + " see the resource",
                    id,
                    error,
                    null);
        }
        if (status == 409 && "ScopeLocked".equalsIgnoreCase(error.code())) {
            return new ResourceLockedException(
                    what
                            + ". Listing and regenerating keys are writes: remove the ReadOnly lock or use a CanNotDelete lock",
                    id,
                    error,
                    null);
        }
        return new AzkeysException(what, id, error, null);
    }

    /** For a request that got no answer, or an answer that could not be read. */
    static AzkeysException ofFailure(Throwable failure, Subject subject) {
        String what = subject.task() + ": ";
        String id = subject.resourceId();
        if (failure instanceof InvalidResponseException e) {
            ArmError error = ArmError.ofStatus(e.getStatus(), e.getRequestId(), null);
            return new InvalidResponseException(what + e.getMessage(), id, error, null);
        }
        if (failure instanceof AzkeysException e) {
            return e;
        }
        if (failure instanceof RateLimited none) {
            return new ThrottledException(
                    what + none.getMessage() + ". Wait " + wholeSeconds(none.retryAfter())
                            + " seconds, or let maxRetryDelay be longer",
                    id,
                    ArmError.ofStatus(0, null, none.retryAfter()),
                    null);
        }
        if (failure instanceof TokenFailure token) {
            String reason = what + "no token from Microsoft Entra: " + Causes.reason(token.getCause());
            return token.isPassing()
                    ? new ServiceUnavailableException(
                            reason + ". The same request may succeed later", id, ArmError.NONE, token.getCause())
                    : new AccessDeniedException(
                            reason + ". Check credentialType, tenantId, clientId and the environment",
                            id,
                            ArmError.NONE,
                            token.getCause());
        }
        if (isPassing(failure)) {
            IOException io = Causes.find(failure, IOException.class);
            return new ServiceUnavailableException(
                    what + Causes.reason(io == null ? failure : io) + ". Check the network, proxies and time-outs",
                    id,
                    ArmError.NONE,
                    failure);
        }
        return new AzkeysException(what + Causes.reason(failure), id, ArmError.NONE, failure);
    }

    /**
     * A failure that is told again, to somebody who came later: where it says how long to wait, that is what is left.
     *
     * @param passed how long ago it was
     * @param left when ARM is asked again
     */
    public static Throwable later(Throwable failure, Duration passed, Duration left) {
        if (!(failure instanceof AzkeysException e) || e.getRetryAfter() == null) {
            return failure;
        }
        String message = e.getMessage() + ". That was " + passed.toSeconds() + " seconds ago; ARM is asked again in "
                + wholeSeconds(left) + " seconds at the earliest";
        ArmError error = new ArmError(
                e.getStatus(), e.getCode(), e.getArmMessage(), e.getTarget(), e.getDetails(), e.getRequestId(), left);
        if (e instanceof ThrottledException) {
            return new ThrottledException(message, e.getResourceId(), error, e.getCause());
        }
        return e instanceof ServiceUnavailableException
                ? new ServiceUnavailableException(message, e.getResourceId(), error, e.getCause())
                : e; // it asks for something else than time
    }

    /** Not a moment too early. */
    private static long wholeSeconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    /** Whether a failure may go away by itself. */
    static boolean isPassing(Throwable failure) {
        return Causes.find(failure, TokenFailure.class) == null
                && (Causes.find(failure, IOException.class) != null
                        || Causes.find(failure, TimeoutException.class) != null);
    }

    private static String describe(ArmError error) {
        String said = Stream.concat(
                        Stream.of(error.status()
                                + (error.code() == null ? "" : " " + error.code())
                                + (error.message() == null ? "" : ": " + Causes.withoutPeriod(error.message()))),
                        error.details().stream()
                                .map(ArmError::message)
                                .filter(message -> message != null)
                                .map(Causes::withoutPeriod))
                .collect(Collectors.joining("; "));
        return Causes.line(said, MAX_ERROR)
                + (error.requestId() == null ? "" : " (request id " + error.requestId() + ")");
    }
}
