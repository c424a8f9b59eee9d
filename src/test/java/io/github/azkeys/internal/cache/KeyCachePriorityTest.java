// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.ArmError;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.call.CallPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Tests the priority of calls, and calls that no caller waits for any longer. */
class KeyCachePriorityTest extends KeyCacheSupport {

    @Test
    void anExchangeAsksForItself() {
        get();

        assertThat(priorities.get(0).isLive()).isTrue();
    }

    @Test
    void aRenewalAheadOfTimeIsForNobodyUntilAnExchangeNeedsIt() throws Exception {
        get();
        succeed("old");
        pass(Duration.ofSeconds(50));

        assertThat(primary(get())).isEqualTo("old");
        assertThat(calls).hasSize(2);
        assertThat(priorities.get(1).isLive()).isFalse();

        pass(Duration.ofSeconds(11));
        CompletableFuture<KeyAnswer> waiting = get();
        assertThat(calls).hasSize(2);
        assertThat(priorities.get(1).isLive()).isTrue();
        succeed("new");
        assertThat(primary(waiting)).isEqualTo("new");
    }

    @Test
    void aWatcherAndAnExchangeShareTheUrgentCall() {
        get(POLICY, true, CallPriority.background());
        assertThat(priorities.get(0).isLive()).isFalse();

        get(POLICY, true);

        assertThat(priorities.get(0).isLive())
                .as("it has to end before the next begins")
                .isTrue();
        succeed("first");
        assertThat(priorities.get(1).isLive()).isTrue();
    }

    @Test
    void anExchangeMakesTheNextCallUrgent() {
        get(POLICY, true, CallPriority.background());
        get(POLICY, true, CallPriority.background());
        get(POLICY, true);

        succeed("first");

        assertThat(calls).hasSize(2);
        assertThat(priorities.get(1).isLive()).isTrue();
    }

    @Test
    void whatIsWithdrawnLeavesNoTrace() throws Exception {
        CallPriority priority = CallPriority.background();
        CompletableFuture<KeyAnswer> withdrawn = get(POLICY, true, priority);

        priority.withdraw();
        CompletableFuture<KeyAnswer> other = get();
        assertThat(calls).as("too late to join").hasSize(2);
        calls.get(0).completeExceptionally(new CancellationException());
        CompletableFuture<KeyAnswer> further = get();

        assertThat(calls).as("the second is still under way").hasSize(2);
        succeed("good");
        assertThat(withdrawn).isCompletedExceptionally();
        assertThat(primary(other)).isEqualTo("good");
        assertThat(primary(further)).isEqualTo("good");
    }

    @Test
    void aWithdrawnCallIsNoFailureOfArm() throws Exception {
        CallPriority priority = CallPriority.background();
        get(POLICY, true, priority);
        priority.withdraw();
        calls.get(0).completeExceptionally(new CancellationException());

        CompletableFuture<KeyAnswer> next = get();

        assertThat(cache.counts().failures()).isZero();
        assertThat(calls).as("no pause as after a failure").hasSize(2);
        succeed("good");
        assertThat(primary(next)).isEqualTo("good");
    }

    @Test
    void whatOthersWantIsNotWithdrawn() throws Exception {
        CallPriority priority = CallPriority.background();
        get(POLICY, true, priority);
        CompletableFuture<KeyAnswer> other = get();

        priority.withdraw();

        assertThat(priority.isWithdrawn()).isFalse();
        succeed("good");
        assertThat(primary(other)).isEqualTo("good");
    }

    @Test
    void aRefusalForWantOfBudgetIsRememberedAsLongAsItSays() {
        get();
        fail(new ThrottledException("no budget", null, ArmError.ofStatus(0, null, Duration.ofSeconds(20)), null));
        pass(Duration.ofSeconds(19));

        assertThatThrownBy(get()::get).hasRootCauseInstanceOf(ThrottledException.class);
        assertThat(calls).hasSize(1);
        pass(Duration.ofSeconds(1));
        get();
        assertThat(calls).hasSize(2);
    }

    @Test
    void aRefusalOfABackgroundCallDoesNotDelayAnExchange() throws Exception {
        get();
        succeed("old");
        pass(Duration.ofMinutes(2));
        CompletableFuture<KeyAnswer> watched = get(POLICY, true, CallPriority.background());
        fail(refusal());
        assertThat(watched).isCompletedExceptionally();

        CompletableFuture<KeyAnswer> exchange = get();
        assertThat(calls).hasSize(3);
        succeed("new");
        assertThat(primary(exchange)).isEqualTo("new");

        get(POLICY, true, CallPriority.background());
        fail(refusal());
        CompletableFuture<KeyAnswer> refreshed = get(POLICY, true);
        succeed("newest");
        assertThat(primary(refreshed)).isEqualTo("newest");
        assertThat(cache.keySets()).singleElement().satisfies(keys -> assertThat(keys.failingSince())
                .isNull());
    }

    @Test
    void aRenewalThatTheBudgetRefusesIsNotRepeatedWithEachExchange() {
        get();
        succeed("old");
        pass(Duration.ofSeconds(50));
        get();
        fail(refusal());

        pass(Duration.ofSeconds(9));
        assertThat(get()).isCompleted();
        assertThat(calls).hasSize(2);

        pass(Duration.ofSeconds(1));
        get();
        succeed("new");
        pass(Duration.ofSeconds(50));
        get();
        assertThat(calls).as("renewed again").hasSize(4);
    }

    /** A refusal by the budget for longer than a background call may wait. */
    private static ThrottledException refusal() {
        return new ThrottledException("no budget", null, ArmError.ofStatus(0, null, Duration.ofMinutes(5)), null);
    }

    @Test
    void keysFromMemoryKeepNoCallAlive() {
        get();
        succeed("old");
        pass(Duration.ofSeconds(50));
        CallPriority priority = CallPriority.background();
        get(POLICY, true, priority);

        assertThat(get()).isCompleted();
        priority.withdraw();

        assertThat(priority.isWithdrawn()).isTrue();
    }

    @Test
    void callsRunWithoutTheLock() throws Exception {
        List<CompletableFuture<?>> others = new ArrayList<>();
        loader = (asking, asked, priority) -> {
            priority.whenLive(() -> others.add(inAnotherThread()));
            others.add(inAnotherThread());
            return answerLater(asking, asked, priority);
        };
        get(POLICY, false, CallPriority.background());
        get(); // an exchange joins, which runs the waiting actions on this thread

        assertThat(others).hasSize(2).allSatisfy(other -> assertThat(other).isDone());
        succeed("p1");
        assertThat(calls).hasSize(1);
    }

    @Test
    void aCallThatIsNeverSentIsNotCounted() {
        loader = (asking, asked, priority) -> new CompletableFuture<>();
        get();
        assertThat(cache.counts().calls()).isZero();

        loader = this::answerLater;
        cache.get(connection("other"), request, POLICY, false, CallPriority.live());
        priorities.get(0).sending(); // again
        assertThat(cache.counts().calls()).isEqualTo(1);
        assertThat(cache.keySets()).extracting(known -> known.counts().calls()).containsExactlyInAnyOrder(0L, 1L);
    }

    /** Whether another thread can get keys at the same time. */
    private CompletableFuture<?> inAnotherThread() {
        CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> cache.keySets());
        try {
            asked.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            asked = new CompletableFuture<>();
        }
        return asked;
    }
}
