package io.github.azkeys.arm;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.KeyAccessDisabledException;
import io.github.azkeys.ResourceLockedException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what went wrong into the exception that a route can catch, with a message that says what to do. */
final class ArmFailures {

    /** How resource providers say that a resource has keys switched off; there is no one code for it. */
    private static final Pattern KEYS_DISABLED = Pattern.compile(
            "SharedKey|allowedAuthenticationModes|KeyBasedAuthentication|disableLocalAuth|shared key access|local auth",
            Pattern.CASE_INSENSITIVE);

    private static final int MAX_REASON = 500;

    /** What was asked, for messages; {@code resourceId} and {@code permission} may be null. */
    record Subject(String task, String resourceId, String permission) {

        static Subject of(KeyRequest request) {
            return new Subject(
                    "azkeys:" + request.operation().name() + " cannot get the keys of "
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
        if (saysKeysAreDisabled(error)) {
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
                    what + ". Listing keys counts as a write: remove the ReadOnly lock or use a CanNotDelete lock",
                    id,
                    error,
                    null);
        }
        return new AzkeysException(what, id, error, null);
    }

    /** For a request that got no answer, or an answer that could not be read. */
    static AzkeysException ofFailure(Throwable failure, Subject subject) {
        ClientAuthenticationException refused = find(failure, ClientAuthenticationException.class);
        String what = subject.task() + ": ";
        if (failure instanceof InvalidResponseException e) {
            ArmError error = new ArmError(e.getStatus(), null, null, null, null, e.getRequestId(), null);
            return new InvalidResponseException(what + e.getMessage(), subject.resourceId(), error, null);
        }
        if (failure instanceof AzkeysException e) {
            return e;
        }
        if (refused == null || isPassing(refused)) {
            IOException io = find(failure, IOException.class);
            if (io != null || refused != null || find(failure, TimeoutException.class) != null) {
                return new ServiceUnavailableException(
                        what + reason(io == null ? failure : io) + ". Check the network, proxies and time-outs",
                        subject.resourceId(),
                        ArmError.NONE,
                        failure);
            }
        }
        if (refused != null) {
            return new AccessDeniedException(
                    what + "no token from Microsoft Entra: " + reason(refused),
                    subject.resourceId(),
                    ArmError.NONE,
                    failure);
        }
        return new AzkeysException(what + reason(failure), subject.resourceId(), ArmError.NONE, failure);
    }

    private static boolean isPassing(HttpResponseException refused) {
        boolean serverFault =
                refused.getResponse() != null && refused.getResponse().getStatusCode() >= 500;
        return serverFault || (refused.getResponse() == null && find(refused, IOException.class) != null);
    }

    private static boolean saysKeysAreDisabled(ArmError error) {
        return Stream.concat(Stream.of(error), error.details().stream())
                .flatMap(part -> Stream.of(part.code(), part.message()))
                .anyMatch(text -> text != null && KEYS_DISABLED.matcher(text).find());
    }

    private static String describe(ArmError error) {
        return Stream.concat(
                                Stream.of(error.status()
                                        + (error.code() == null ? "" : " " + error.code())
                                        + (error.message() == null ? "" : ": " + withoutPeriod(error.message()))),
                                error.details().stream()
                                        .map(ArmError::message)
                                        .filter(message -> message != null)
                                        .map(ArmFailures::withoutPeriod))
                        .collect(Collectors.joining("; "))
                + (error.requestId() == null ? "" : " (request id " + error.requestId() + ")");
    }

    private static String withoutPeriod(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String reason(Throwable failure) {
        String message =
                failure.getMessage() == null ? "" : failure.getMessage().replaceAll("[\\p{C}\\s]+", " ");
        String bounded = message.length() <= MAX_REASON ? message : message.substring(0, MAX_REASON) + "…";
        String type = failure.getClass().getSimpleName();
        return bounded.isBlank() ? type : type + ": " + withoutPeriod(bounded.strip());
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
