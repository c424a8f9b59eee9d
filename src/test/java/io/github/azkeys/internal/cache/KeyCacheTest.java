// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the cache by counting calls to ARM, with a clock that the test sets. */
@Timeout(20)
class KeyCacheTest extends KeyCacheSupport {

    @Test
    void callersThatMissAtTheSameTimeMakeOneCall() throws Exception {
        List<CompletableFuture<KeyAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(get());
        }

        assertThat(calls).hasSize(1);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        succeed("p1");
        for (CompletableFuture<KeyAnswer> answer : answers) {
            assertThat(answer.get().response().body().key("primary")).isEqualTo("p1");
            assertThat(answer.get().fromCache()).isFalse();
        }
    }

    @Test
    void keysAreServedFromMemoryUntilTheirTimeIsOver() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofSeconds(47));

        KeyAnswer remembered = get().get();

        assertThat(remembered.fromCache()).isTrue();
        assertThat(remembered.stale()).isFalse();
        assertThat(remembered.response().retrievedAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(calls).hasSize(1);
        pass(Duration.ofSeconds(13));
        CompletableFuture<KeyAnswer> late = get();
        assertThat(calls).hasSize(2);
        succeed("p2");
        assertThat(primary(late)).isEqualTo("p2");
    }

    @Test
    void keysAreRenewedInTheBackgroundBeforeTheirTimeIsOver() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofSeconds(50));

        // served at once while one call runs
        assertThat(primary(get())).isEqualTo("p1");
        assertThat(primary(get())).isEqualTo("p1");
        assertThat(calls).hasSize(2);
        succeed("p2");

        pass(Duration.ofSeconds(30));
        assertThat(primary(get())).isEqualTo("p2");
        assertThat(calls).hasSize(2);
    }

    @Test
    void eachEndpointHasItsOwnIdeaOfHowOldIsTooOld() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofSeconds(10));

        assertThat(get().get().fromCache()).isTrue();
        get(new CachePolicy(Duration.ofSeconds(5), Duration.ZERO), false);

        assertThat(calls).hasSize(2);
    }

    @Test
    void withoutATimeNothingIsRemembered() {
        get(CachePolicy.OFF, false);
        get(CachePolicy.OFF, false);

        assertThat(calls).hasSize(2);
        assertThat(cache.size()).isZero();
    }

    @Test
    void whatDecidesTheKeysDecidesTheEntry() {
        get();
        cache.get(connection, request("ACCT"), POLICY, false, CallPriority.live());
        assertThat(calls).as("ARM knows no casing").hasSize(1);

        cache.get(connection, request("other"), POLICY, false, CallPriority.live());
        cache.get(connection, new KeyRequest(request.address(), "2025-06-01"), POLICY, false, CallPriority.live());
        cache.get(connection("another tenant"), request, POLICY, false, CallPriority.live());
        assertThat(calls).hasSize(4);
    }

    @Test
    void theLeastUsedAreForgotten() {
        KeyCache small = new KeyCache(2, clock, scheduler, () -> 0L, this::answerLater, (asked, response) -> {});
        for (int i = 0; i < 10; i++) {
            small.get(connection, request("acct" + i), POLICY, false, CallPriority.live());
        }

        assertThat(small.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void aRefreshAsksAgainAndAllWhoRefreshMeanwhileShareTheCallAfterThat() throws Exception {
        get();
        succeed("p1");

        CompletableFuture<KeyAnswer> first = get(POLICY, true);
        assertThat(calls).hasSize(2);
        // ARM may have processed the first call before the reason for these two
        CompletableFuture<KeyAnswer> second = get(POLICY, true);
        CompletableFuture<KeyAnswer> third = get(POLICY, true);
        assertThat(calls).hasSize(2);
        succeed("p2");
        assertThat(primary(first)).isEqualTo("p2");
        assertThat(calls).hasSize(3);
        succeed("p3");
        assertThat(primary(second)).isEqualTo("p3");
        assertThat(primary(third)).isEqualTo("p3");
        assertThat(primary(get())).isEqualTo("p3");
        assertThat(calls).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void rememberingNothingIsNoSize(int size) {
        assertThatThrownBy(() ->
                        new KeyCache(size, clock, scheduler, () -> 0L, this::answerLater, (asked, response) -> {}))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Option cacheSize must be 1 or greater, not " + size);
    }

    @Test
    void timesMustNotBeNegative() {
        assertThatThrownBy(() -> new CachePolicy(Duration.ofSeconds(-1), Duration.ZERO))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Option cacheTtl must be 0 or greater, not -1 s");
    }
}
