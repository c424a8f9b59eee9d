package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.ArmError;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.call.Demand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** For whom calls are made, and what becomes of one that nobody wants any longer. */
class KeyCacheDemandTest extends KeyCacheSupport {

    @Test
    void anExchangeAsksForItself() {
        get();

        assertThat(demands.get(0).isLive()).isTrue();
    }

    @Test
    void aRenewalAheadOfTimeIsForNobodyUntilAnExchangeNeedsIt() throws Exception {
        get();
        succeed("old");
        pass(Duration.ofSeconds(50));

        assertThat(primary(get())).isEqualTo("old");
        assertThat(calls).hasSize(2);
        assertThat(demands.get(1).isLive()).isFalse();

        pass(Duration.ofSeconds(11));
        CompletableFuture<KeyAnswer> waiting = get();
        assertThat(calls).hasSize(2);
        assertThat(demands.get(1).isLive()).isTrue();
        succeed("new");
        assertThat(primary(waiting)).isEqualTo("new");
    }

    @Test
    void aWatcherAndAnExchangeShareTheUrgentCall() {
        get(POLICY, true, Demand.background());
        assertThat(demands.get(0).isLive()).isFalse();

        get(POLICY, true);

        assertThat(demands.get(0).isLive())
                .as("it has to end before the next begins")
                .isTrue();
        succeed("first");
        assertThat(demands.get(1).isLive()).isTrue();
    }

    @Test
    void anExchangeMakesTheNextCallUrgent() {
        get(POLICY, true, Demand.background());
        get(POLICY, true, Demand.background());
        get(POLICY, true);

        succeed("first");

        assertThat(calls).hasSize(2);
        assertThat(demands.get(1).isLive()).isTrue();
    }

    @Test
    void whatIsWithdrawnLeavesNoTrace() throws Exception {
        Demand demand = Demand.background();
        CompletableFuture<KeyAnswer> withdrawn = get(POLICY, true, demand);

        demand.withdraw();
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
        Demand demand = Demand.background();
        get(POLICY, true, demand);
        demand.withdraw();
        calls.get(0).completeExceptionally(new CancellationException());

        CompletableFuture<KeyAnswer> next = get();

        assertThat(cache.counts().failures()).isZero();
        assertThat(calls).as("no pause as after a failure").hasSize(2);
        succeed("good");
        assertThat(primary(next)).isEqualTo("good");
    }

    @Test
    void whatOthersWantIsNotWithdrawn() throws Exception {
        Demand demand = Demand.background();
        get(POLICY, true, demand);
        CompletableFuture<KeyAnswer> other = get();

        demand.withdraw();

        assertThat(demand.isWithdrawn()).isFalse();
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
    void keysFromMemoryKeepNoCallAlive() {
        get();
        succeed("old");
        pass(Duration.ofSeconds(50));
        Demand demand = Demand.background();
        get(POLICY, true, demand);

        assertThat(get()).isCompleted();
        demand.withdraw();

        assertThat(demand.isWithdrawn()).isTrue();
    }

    @Test
    void callsRunWithoutTheLock() throws Exception {
        List<CompletableFuture<?>> others = new ArrayList<>();
        cache.get(connection, request, POLICY, false, Demand.background(), (asked, demand) -> {
            demand.whenLive(() -> others.add(inAnotherThread()));
            others.add(inAnotherThread());
            return call(asked, demand);
        });
        get(); // an exchange joins, and what waits for that runs here

        assertThat(others).hasSize(2).allSatisfy(other -> assertThat(other).isDone());
        succeed("p1");
        assertThat(calls).hasSize(1);
    }

    @Test
    void aCallThatIsNeverSentIsNotCounted() {
        cache.get(connection, request, POLICY, false, Demand.live(), (asked, demand) -> new CompletableFuture<>());
        assertThat(cache.counts().calls()).isZero();

        cache.get(connection("other"), request, POLICY, false, Demand.live(), this::call);
        demands.get(0).sending(); // again
        assertThat(cache.counts().calls()).isEqualTo(1);
        assertThat(cache.keySets()).extracting(known -> known.counts().calls()).containsExactlyInAnyOrder(0L, 1L);
    }

    /** Whether somebody else can ask meanwhile. */
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
