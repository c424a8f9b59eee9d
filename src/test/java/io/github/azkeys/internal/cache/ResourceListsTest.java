// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.find.ResourceScope;
import io.github.azkeys.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ResourceListsTest {

    private static final CachePolicy POLICY = new CachePolicy(Duration.ofMinutes(1), Duration.ofHours(1));

    private final TestClock clock = new TestClock();
    private final List<CompletableFuture<List<String>>> calls = new ArrayList<>();
    private final List<CallPriority> priorities = new ArrayList<>();
    private Error error;
    private final ResourceLists lists =
            new ResourceLists(clock, () -> Long.MAX_VALUE, (connection, scope, priority) -> {
                priorities.add(priority);
                calls.add(new CompletableFuture<>());
                if (error != null) {
                    throw error;
                }
                return calls.get(calls.size() - 1);
            });

    private CompletableFuture<List<String>> get(boolean refresh, String group) {
        return get(POLICY, refresh, group);
    }

    private CompletableFuture<List<String>> get(CachePolicy policy, boolean refresh, String group) {
        return get(policy, refresh, group, CallPriority.live());
    }

    private CompletableFuture<List<String>> get(
            CachePolicy policy, boolean refresh, String group, CallPriority priority) {
        ResourceScope scope = new ResourceScope(new OperationIndex().get("batch"), "sub", group);
        return lists.get(KeyCacheSupport.connection("tenant"), scope, policy, refresh, priority);
    }

    private CompletableFuture<List<String>> watch() {
        return get(POLICY, true, "shop", CallPriority.background());
    }

    private void answer(List<String> ids) {
        calls.get(calls.size() - 1).complete(ids);
    }

    private void fail(Throwable failure) {
        calls.get(calls.size() - 1).completeExceptionally(failure);
    }

    @Test
    void aListIsServedUntilItIsOld() {
        CompletableFuture<List<String>> first = get(false, "shop");
        CompletableFuture<List<String>> second = get(false, "SHOP");
        answer(List.of("a"));
        assertThat(first).isCompletedWithValue(List.of("a"));
        assertThat(second).isCompletedWithValue(List.of("a"));

        clock.advance(Duration.ofSeconds(59));
        assertThat(get(false, "shop")).isCompletedWithValue(List.of("a"));
        assertThat(calls).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(get(false, "shop")).isNotDone();
        assertThat(calls).hasSize(2);
        assertThat(get(false, null)).as("another scope").isNotDone();
        assertThat(calls).hasSize(3);
    }

    @Test
    void aListOfAnUnknownAgeIsFetchedAgain() {
        get(false, "shop");
        answer(List.of("a"));
        clock.advance(Duration.ofHours(-1));

        CompletableFuture<List<String>> later = get(false, "shop");
        assertThat(calls).hasSize(2);
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));
        assertThatThrownBy(later::join).hasCauseInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void aCallerThatCancelsDoesNotCancelTheOthers() {
        CompletableFuture<List<String>> first = get(false, "shop");
        CompletableFuture<List<String>> second = get(false, "shop");
        first.cancel(false);
        answer(List.of("a"));

        assertThat(second).isCompletedWithValue(List.of("a"));
    }

    @Test
    void whileArmIsUnavailableOnlyARefreshFails() {
        get(false, "shop");
        answer(List.of("a"));
        clock.advance(Duration.ofMinutes(2));
        CompletableFuture<List<String>> late = get(false, "shop");
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));
        assertThat(late).isCompletedWithValue(List.of("a"));
        assertThat(get(false, "shop")).as("no call yet").isCompletedWithValue(List.of("a"));
        assertThat(calls).hasSize(2);

        CompletableFuture<List<String>> refresh = get(true, "shop");
        assertThat(calls).hasSize(3);
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));
        assertThatThrownBy(refresh::join).hasCauseInstanceOf(ServiceUnavailableException.class);
        clock.advance(Duration.ofHours(1));
        CompletableFuture<List<String>> tooLate = get(false, "shop");
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));
        assertThatThrownBy(tooLate::join).hasCauseInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void withoutACacheNoOldListIsServed() {
        CachePolicy off = new CachePolicy(Duration.ZERO, Duration.ofHours(1));
        CompletableFuture<List<String>> first = get(off, false, "shop");
        answer(List.of("a"));
        assertThat(first).isCompletedWithValue(List.of("a"));

        CompletableFuture<List<String>> second = get(off, false, "shop");
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));

        assertThatThrownBy(second::join).hasCauseInstanceOf(ServiceUnavailableException.class);
        assertThat(get(off, false, "shop")).isNotDone();
        assertThat(calls).hasSize(3);
    }

    @Test
    void anErrorIsAFailureOfTheCallAndNotOfAllLaterOnes() {
        error = new StackOverflowError();
        for (CachePolicy policy : List.of(POLICY, CachePolicy.OFF)) {
            assertThatThrownBy(() -> get(policy, false, "shop").join()).hasCause(error);
        }

        error = null;
        clock.advance(Duration.ofSeconds(1));
        CompletableFuture<List<String>> later = get(false, "shop");
        answer(List.of("a"));
        assertThat(later).isCompletedWithValue(List.of("a"));
    }

    @Test
    void anExchangeMakesTheCallOfAWatcherUrgent() {
        CompletableFuture<List<String>> watched = watch();
        List<Boolean> urgent = new ArrayList<>();
        priorities.get(0).whenLive(() -> urgent.add(true));
        watch();
        assertThat(urgent).isEmpty();

        CompletableFuture<List<String>> exchange = get(false, "shop");

        assertThat(urgent).containsExactly(true);
        answer(List.of("a"));
        assertThat(watched).isCompletedWithValue(List.of("a"));
        assertThat(exchange).isCompletedWithValue(List.of("a"));
        assertThat(calls).hasSize(1);
    }

    @Test
    void aRefusalOfABackgroundCallDoesNotDelayAnExchange() {
        CompletableFuture<List<String>> watched = watch();
        fail(new ThrottledException("no budget", null, ArmError.ofStatus(0, null, Duration.ofMinutes(5)), null));
        assertThatThrownBy(watched::join).hasCauseInstanceOf(ThrottledException.class);

        CompletableFuture<List<String>> exchange = get(false, "shop");
        answer(List.of("a"));

        assertThat(exchange).isCompletedWithValue(List.of("a"));
        assertThat(calls).hasSize(2);
    }

    @Test
    void aWithdrawnCallIsNotJoinedAndIsNoFailureOfArm() {
        CallPriority priority = CallPriority.background();
        get(POLICY, true, "shop", priority);
        priority.withdraw();
        CompletableFuture<List<String>> exchange = get(false, "shop");
        assertThat(calls).hasSize(2);

        calls.get(0).completeExceptionally(new CancellationException());
        answer(List.of("a"));

        assertThat(exchange).isCompletedWithValue(List.of("a"));
    }

    @Test
    void aRefusalIsNotReplacedByAnOldList() {
        get(false, "shop");
        answer(List.of("a"));
        clock.advance(Duration.ofMinutes(2));
        CompletableFuture<List<String>> late = get(false, "shop");
        fail(new AccessDeniedException("no", null, ArmError.NONE, null));

        assertThatThrownBy(late::join).hasCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whileArmThrottlesEvenARefreshMakesNoCall() {
        CompletableFuture<List<String>> first = get(true, "shop");
        fail(new ThrottledException("slow", null, ArmError.ofStatus(429, null, Duration.ofMinutes(5)), null));
        assertThatThrownBy(first::join).hasCauseInstanceOf(ThrottledException.class);
        assertThatThrownBy(() -> get(true, "shop").join())
                .hasCauseInstanceOf(ThrottledException.class)
                .hasMessageContaining("The next request to ARM is sent in 300 seconds at the earliest");
        assertThat(calls).hasSize(1);

        clock.advance(Duration.ofMinutes(5));
        get(true, "shop");
        assertThat(calls).hasSize(2);
    }
}
