// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.embedded.internal.arm.OperationCourse;
import io.github.azkeys.embedded.internal.arm.OperationCourse.Link;
import java.time.Duration;

/**
 * How the embedded service carries out a long-running action, such as
 * {@code LongRunning.status().polls(3).failed("Conflict", "The account is being updated.")}. The service responds with status
 * 202 and a link, and carries out the action after some polls. Immutable.
 *
 * @see EmbeddedArm#longRunning(String, LongRunning)
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations">Track asynchronous
 *     Azure operations</a>
 */
public final class LongRunning {

    private final OperationCourse course;

    private LongRunning(OperationCourse course) {
        this.course = course;
    }

    /**
     * Returns an action with a status at {@code Azure-AsyncOperation} and a result at {@code Location}. It is carried out at
     * the second poll, and {@code Retry-After} is 0, so that tests are fast.
     */
    public static LongRunning status() {
        return new LongRunning(OperationCourse.of(Link.STATUS));
    }

    /** Returns an action with only a result at {@code Location}, and else as {@link #status()}. */
    public static LongRunning result() {
        return new LongRunning(OperationCourse.of(Link.RESULT));
    }

    /** Returns an action that is carried out before the response, as one that is not long-running. */
    public static LongRunning atOnce() {
        return new LongRunning(OperationCourse.AT_ONCE);
    }

    /** Returns a copy whose status contains the result in {@code properties}, so that there is no {@code Location}. */
    public LongRunning resultInStatus() {
        return with(true, course.polls(), course.retryAfter(), course.error());
    }

    /**
     * Returns a copy that is in progress for some polls; the next one ends it.
     *
     * @param polls 0 or greater; {@link Integer#MAX_VALUE} for an action that never ends
     */
    public LongRunning polls(int polls) {
        return with(course.resultInStatus(), polls, course.retryAfter(), course.error());
    }

    /**
     * Returns a copy with another {@code Retry-After}.
     *
     * @param wait sent in whole seconds; null for none
     */
    public LongRunning retryAfter(Duration wait) {
        return with(course.resultInStatus(), course.polls(), wait, course.error());
    }

    /** Returns a copy that fails, so that it changes nothing. A result is then an error with status 409. */
    public LongRunning failed(String code, String message) {
        return with(
                course.resultInStatus(),
                course.polls(),
                course.retryAfter(),
                new OperationCourse.Error("Failed", code, message));
    }

    /** Returns a copy that someone cancels, so that it changes nothing. A result is then an error with status 409. */
    public LongRunning canceled() {
        return with(
                course.resultInStatus(),
                course.polls(),
                course.retryAfter(),
                new OperationCourse.Error("Canceled", "OperationCanceled", "The operation was canceled."));
    }

    private LongRunning with(boolean resultInStatus, int polls, Duration retryAfter, OperationCourse.Error error) {
        return new LongRunning(new OperationCourse(course.link(), resultInStatus, polls, retryAfter, error));
    }

    OperationCourse course() {
        return course;
    }

    @Override
    public String toString() {
        return "LongRunning[" + course + "]";
    }
}
