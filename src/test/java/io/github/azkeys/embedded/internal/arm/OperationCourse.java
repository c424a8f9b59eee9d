// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import java.time.Duration;
import java.util.Objects;

/**
 * How a long-running operation is carried out. Immutable.
 *
 * @param link the link in the first response; null if the operation is not long-running
 * @param resultInStatus whether the status contains the result, so that the first response has no {@code Location}
 * @param polls the number of polls before the end
 * @param retryAfter the value of {@code Retry-After}; null for none
 * @param error why the operation fails; null if it succeeds
 */
public record OperationCourse(Link link, boolean resultInStatus, int polls, Duration retryAfter, Error error) {

    /** The operation responds at once. */
    public static final OperationCourse AT_ONCE = new OperationCourse(null, false, 0, null, null);

    /** What a client polls. */
    public enum Link {
        /** A status, at {@code Azure-AsyncOperation}. */
        STATUS,
        /** The result, at {@code Location}. */
        RESULT
    }

    /** The end of an operation that does not succeed. */
    public record Error(String status, String code, String message) {

        public Error {
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }
    }

    /** Returns the course that ends after one poll, without a wait. */
    public static OperationCourse of(Link link) {
        return new OperationCourse(link, false, 1, Duration.ZERO, null);
    }

    /** Returns the course for the header in an operation file; that at once for null. */
    static OperationCourse ofHeader(String header) {
        return header == null ? AT_ONCE : of(header.equals("Location") ? Link.RESULT : Link.STATUS);
    }
}
