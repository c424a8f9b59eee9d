// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.internal.call.CallPriority;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.scheduler.Schedulers;

/** Tests which keys are served while a call waits for a token. */
@Timeout(20)
class KeyCacheTokenTest extends KeyCacheSupport {

    private static final Duration ALMOST = Duration.ofMillis(499);
    private static final Duration REST = Duration.ofMillis(1);

    @BeforeEach
    void cacheKeysThatAreTwoMinutesOld() {
        get();
        succeed("p1");
        pass(Duration.ofMinutes(2));
    }

    @Test
    void whoeverCouldGetOlderKeysDoesNotWaitLongForAToken() throws Exception {
        CompletableFuture<KeyAnswer> first = get();
        awaitingToken(true);
        scheduler.advanceTimeBy(ALMOST);
        CompletableFuture<KeyAnswer> second = get();
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        scheduler.advanceTimeBy(REST);
        CompletableFuture<KeyAnswer> third = get();

        assertThat(first.get().stale()).isTrue();
        assertThat(primary(first)).isEqualTo("p1");
        assertThat(second.get().stale()).isTrue();
        assertThat(third).as("joined later").isCompletedWithValueMatching(KeyAnswer::stale);
        assertThat(cache.counts().staleHits()).isEqualTo(3);
        assertThat(calls).hasSize(2);
    }

    @Test
    void theCallGoesOnAndUpdatesTheCache() throws Exception {
        CompletableFuture<KeyAnswer> stale = get();
        awaitLong();

        succeed("p2");

        assertThat(primary(stale)).isEqualTo("p1");
        assertThat(primary(get())).isEqualTo("p2");
        assertThat(get().get().stale()).isFalse();
        assertThat(calls).hasSize(2);
        assertThat(accepted).hasSize(2);
    }

    @Test
    void aFailureAfterStaleKeysIsForTheNextCaller() throws Exception {
        CompletableFuture<KeyAnswer> stale = get();
        awaitLong();

        fail(new AccessDeniedException("no", null, ArmError.NONE, null));

        assertThat(primary(stale)).isEqualTo("p1");
        assertThat(cache.counts().staleHits()).isEqualTo(1);
        assertThatThrownBy(() -> get().get())
                .rootCause()
                .hasMessage(
                        "no. This failure is 0 seconds old. The next request to ARM is sent in 1 second at the earliest");
    }

    @Test
    void aTokenThatComesInTimeIsWaitedFor() throws Exception {
        CompletableFuture<KeyAnswer> answer = get();
        awaitingToken(true);
        scheduler.advanceTimeBy(ALMOST);
        awaitingToken(false);
        scheduler.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(answer).as("waits for ARM").isNotDone();

        succeed("p2");

        assertThat(primary(answer)).isEqualTo("p2");
        assertThat(answer.get().stale()).isFalse();
    }

    @Test
    void theWaitIsCountedFromItsBeginAcrossTries() {
        CompletableFuture<KeyAnswer> answer = get();
        awaitingToken(true);
        scheduler.advanceTimeBy(ALMOST);
        awaitingToken(true); // the next try
        scheduler.advanceTimeBy(REST);

        assertThat(answer).isCompletedWithValueMatching(KeyAnswer::stale);
    }

    @Test
    void whoRefreshesWaits() throws Exception {
        CompletableFuture<KeyAnswer> refreshed = get(POLICY, true);
        CompletableFuture<KeyAnswer> joined = get();
        awaitLong();

        assertThat(joined).isCompletedWithValueMatching(KeyAnswer::stale);
        assertThat(refreshed).isNotDone();
        succeed("p2");
        assertThat(primary(refreshed)).isEqualTo("p2");
    }

    @Test
    void keysThatAreOutOfDateOrTooOldAreNotServed() throws Exception {
        cache.outdate(request.address());
        CompletableFuture<KeyAnswer> outOfDate = get();
        awaitLong();
        assertThat(outOfDate).isNotDone();
        succeed("p2");
        assertThat(primary(outOfDate)).isEqualTo("p2");

        pass(Duration.ofHours(2));
        CompletableFuture<KeyAnswer> tooOld = get();
        awaitLong();
        assertThat(tooOld).isNotDone();
        succeed("p3");
        assertThat(primary(tooOld)).isEqualTo("p3");
    }

    @Test
    void keysThatGoOutOfDateDuringTheWaitAreNotServed() {
        CompletableFuture<KeyAnswer> answer = get();
        awaitingToken(true);
        cache.outdate(request.address());
        scheduler.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(answer).isNotDone();
    }

    @Test
    void noTimerIsLeftAfterTheCall() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
        timers.setRemoveOnCancelPolicy(true);
        try {
            CallPriority priority = CallPriority.live();
            KeyCall call = new KeyCall(new CompletableFuture<>(), priority, Schedulers.fromExecutorService(timers));
            call.begins();
            priority.awaitingToken(true);
            priority.awaitingToken(true);
            assertThat(timers.getQueue()).hasSize(1);

            call.end(null, new IllegalStateException("no token"));
            priority.awaitingToken(true); // too late

            assertThat(timers.getQueue()).isEmpty();
        } finally {
            timers.shutdownNow();
        }
    }

    private void awaitLong() {
        awaitingToken(true);
        scheduler.advanceTimeBy(Duration.ofSeconds(1));
    }

    private void awaitingToken(boolean awaiting) {
        priorities.get(priorities.size() - 1).awaitingToken(awaiting);
    }
}
