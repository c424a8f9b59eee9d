// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.KeyAccessDisabledException;
import io.github.azkeys.ResourceLockedException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.UntrustedServerException;
import java.util.Arrays;

/** What a failure means: the exception of the route, whether to try again, and whether stale keys replace the answer. */
public enum FailureKind {
    PASSING(ServiceUnavailableException.class, ServiceUnavailableException::new, true, true),
    THROTTLED(ThrottledException.class, ThrottledException::new, true, true),
    UNTRUSTED(UntrustedServerException.class, UntrustedServerException::new, false, true),
    WRONG_RESPONSE(InvalidResponseException.class, InvalidResponseException::new, false, true),
    REFUSED(AccessDeniedException.class, AccessDeniedException::new, false, false),
    DISABLED(KeyAccessDisabledException.class, KeyAccessDisabledException::new, false, false),
    LOCKED(ResourceLockedException.class, ResourceLockedException::new, false, false),
    NOT_FOUND(ResourceNotFoundException.class, ResourceNotFoundException::new, false, false),
    INVALID_REQUEST(
            InvalidRequestException.class,
            (message, id, error, cause) -> new InvalidRequestException(message, id, cause),
            false,
            false),
    /** Any other failure. */
    OTHER(AzkeysException.class, AzkeysException::new, false, false);

    /** Of the thread of the HTTP client or of Reactor that received the response, far from the caller. */
    private static final StackTraceElement[] NO_FRAMES = {};

    private final Class<? extends AzkeysException> type;
    private final Constructor constructor;
    private final boolean retried;
    private final boolean servingStale;

    private interface Constructor {
        AzkeysException create(String message, String resourceId, ArmError error, Throwable cause);
    }

    FailureKind(Class<? extends AzkeysException> type, Constructor constructor, boolean retried, boolean servingStale) {
        this.type = type;
        this.constructor = constructor;
        this.retried = retried;
        this.servingStale = servingStale;
    }

    /** Returns the kind of an exception that a call completed with. */
    public static FailureKind of(Throwable failure) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.isInstance(failure))
                .findFirst()
                .orElse(OTHER);
    }

    /** Returns the exception that routes get. */
    public Class<? extends AzkeysException> type() {
        return type;
    }

    /** Whether the same request may succeed a moment later. */
    public boolean isRetried() {
        return retried;
    }

    /** Whether keys that are older than {@code cacheTtl} are served instead, as long as {@code cacheStaleTtl} allows. */
    public boolean isServingStale() {
        return servingStale;
    }

    /** Creates an exception without a stack trace. Its cause keeps its own. */
    AzkeysException create(String message, String resourceId, ArmError error, Throwable cause) {
        AzkeysException failure = constructor.create(message, resourceId, error, cause);
        failure.setStackTrace(NO_FRAMES);
        return failure;
    }
}
