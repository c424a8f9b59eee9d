// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import io.github.azkeys.ArmError;
import io.github.azkeys.internal.budget.RateLimited;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.catalog.KnownFailure;
import io.github.azkeys.internal.identity.TokenFailure;
import io.github.azkeys.internal.transport.UntrustedCertificateException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The facts of a failure, from which {@link FailureCause} decides. Immutable.
 *
 * @param subject what the request was for
 * @param error the response of ARM, or of the service that issues tokens; {@link ArmError#NONE} without a response
 * @param page whether the response is an HTML page
 * @param token the failure to get a token; null for another failure
 * @param cause null if ARM responded
 */
record Failure(Subject subject, ArmError error, boolean page, TokenFailure token, Throwable cause) {

    static Failure ofResponse(ArmError error, boolean page, Subject subject) {
        return new Failure(subject, error, page, null, null);
    }

    static Failure of(Throwable cause, Subject subject) {
        TokenFailure token = Causes.find(cause, TokenFailure.class);
        if (token != null) {
            ArmError response =
                    new ArmError(token.status(), token.code(), token.text(), null, List.of(), null, token.retryAfter());
            return new Failure(subject, response, false, token, cause);
        }
        return cause instanceof RateLimited limited
                ? new Failure(subject, ArmError.ofStatus(0, null, limited.retryAfter()), false, null, cause)
                : new Failure(subject, ArmError.NONE, false, null, cause);
    }

    boolean isOfArm() {
        return cause == null;
    }

    boolean isOfToken() {
        return token != null;
    }

    boolean isOfManagedIdentity() {
        return token != null && token.isManagedIdentity();
    }

    boolean hasStatus(int status) {
        return error.status() == status;
    }

    boolean hasStatus(int from, int to) {
        return error.status() >= from && error.status() <= to;
    }

    /** Whether the response, or one of its details, has one of the codes, in any case. */
    boolean hasCode(String... codes) {
        return parts().map(ArmError::code).filter(Objects::nonNull).anyMatch(code -> Stream.of(codes)
                .anyMatch(code::equalsIgnoreCase));
    }

    /** Whether a message of the response, or of one of its details, contains the pattern. */
    boolean says(Pattern pattern) {
        return parts().anyMatch(part ->
                part.message() != null && pattern.matcher(part.message()).find());
    }

    /** Whether a code or a message of the response contains the pattern. */
    boolean mentions(Pattern pattern) {
        return says(pattern)
                || parts().anyMatch(part ->
                        part.code() != null && pattern.matcher(part.code()).find());
    }

    /** Whether the operation file states that this failure has a meaning of {@link KnownFailure}. */
    boolean isKnownAs(String meaning) {
        return subject.operation() != null
                && subject.operation().failures().stream()
                        .anyMatch(known -> known.means().equals(meaning) && known.matches(error));
    }

    /** Whether a request got no response because of the network. */
    boolean isOfNetwork() {
        return hasCause(IOException.class) && !isOfFile() || hasCause(TimeoutException.class);
    }

    /** Whether a credential cannot read a file. */
    boolean isOfFile() {
        return hasCause(FileSystemException.class) || hasCause(FileNotFoundException.class);
    }

    boolean isOfCertificate() {
        return cause != null && UntrustedCertificateException.isUntrusted(cause);
    }

    boolean hasCause(Class<? extends Throwable> type) {
        return Causes.find(cause, type) != null;
    }

    private Stream<ArmError> parts() {
        return Stream.concat(Stream.of(error), error.details().stream());
    }
}
