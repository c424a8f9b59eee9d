// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests which keys are served while ARM fails, by counting calls. */
@Timeout(20)
class KeyCacheFailureTest extends KeyCacheSupport {

    @Test
    void whileArmCannotAnswerOldKeysAreServedUpToTheirLimit() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofMinutes(2));

        CompletableFuture<KeyAnswer> stale = get();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));

        assertThat(primary(stale)).isEqualTo("p1");
        assertThat(stale.get().stale()).isTrue();
        assertThat(stale.get().fromCache()).isTrue();
        pass(Duration.ofMinutes(59));
        CompletableFuture<KeyAnswer> tooOld = get();
        fail(new ServiceUnavailableException("still down", null, ArmError.NONE, null));
        assertThatThrownBy(tooOld::get).hasRootCauseMessage("still down");
    }

    @Test
    void keysThatArmNoLongerGivesOutAreNotServedFromMemory() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofMinutes(2));

        CompletableFuture<KeyAnswer> denied = get();
        fail(new AccessDeniedException("no", null, ArmError.NONE, null));

        assertThatThrownBy(denied::get).hasRootCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void afterARefusalAPassingFailureDoesNotServeTheOldKeys() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofMinutes(2));
        get();
        fail(new AccessDeniedException("no", null, ArmError.NONE, null));
        pass(Duration.ofMinutes(2));
        CompletableFuture<KeyAnswer> answer = get();
        fail(new ServiceUnavailableException("busy", null, ArmError.NONE, null));

        assertThatThrownBy(answer::get).hasRootCauseMessage("busy");

        pass(Duration.ofMinutes(2));
        get();
        succeed("p2");
        pass(Duration.ofMinutes(2));
        CompletableFuture<KeyAnswer> later = get();
        fail(new ServiceUnavailableException("busy", null, ArmError.NONE, null));
        assertThat(primary(later)).as("after a success").isEqualTo("p2");
    }

    @Test
    void withoutAStaleTimeNoStaleKeysAreServedEvenAtTheSameInstant() {
        CachePolicy none = new CachePolicy(Duration.ofMinutes(1), Duration.ZERO);
        get(none, false);
        succeed("p1");
        cache.outdate(request.address());
        CompletableFuture<KeyAnswer> answer = get(none, false);
        fail(new ServiceUnavailableException("busy", null, ArmError.NONE, null));

        assertThatThrownBy(answer::get).hasRootCauseMessage("busy");
    }

    @Test
    void afterAFailureArmIsLeftAloneEverLonger() {
        int asked = 0;
        // 0.5 s, 1 s, 2 s, 4 s, … without jitter
        for (int i = 0; i < 600; i++) {
            CompletableFuture<KeyAnswer> answer = get();
            if (calls.size() > asked) {
                asked = calls.size();
                fail(new ServiceUnavailableException("down " + asked, null, ArmError.NONE, null));
            }
            assertThat(answer).isCompletedExceptionally();
            pass(Duration.ofSeconds(1));
        }

        assertThat(asked).isBetween(20, 30);
    }

    @Test
    void whatArmAsksForIsWaitedForAtLeast() throws Exception {
        ArmError throttled = ArmError.ofStatus(429, null, Duration.ofMinutes(5));
        get();
        fail(new ThrottledException("slow down", null, throttled, null));

        pass(Duration.ofMinutes(4));
        String told =
                "slow down. This failure is 240 seconds old. The next request to ARM is sent in 60 seconds at the earliest";
        assertThatThrownBy(() -> get(POLICY, true).get()).as("refreshed").hasRootCauseMessage(told);
        assertThatThrownBy(() -> get().get()).hasRootCauseMessage(told);
        assertThat(calls).hasSize(1);
        pass(Duration.ofMinutes(1));
        get();
        assertThat(calls).hasSize(2);
    }

    @Test
    void aFailureThatIsToldAgainSaysWhatIsLeftOfTheWait() {
        ArmError busy = new ArmError(503, "Busy", "no", "t", List.of(), "id", Duration.ofSeconds(4));
        CompletableFuture<KeyAnswer> first = get();
        fail(new ServiceUnavailableException("down", "resource", busy, null));
        pass(Duration.ofMillis(2_500));

        assertThatThrownBy(first::get).cause().hasMessage("down");
        assertThatThrownBy(() -> get().get())
                .cause()
                .isInstanceOfSatisfying(ServiceUnavailableException.class, again -> {
                    assertThat(again.getRetryAfter()).isEqualTo(Duration.ofMillis(1_500));
                    assertThat(again)
                            .hasMessage(
                                    "down. This failure is 2 seconds old. The next request to ARM is sent in 2 seconds at the earliest")
                            .returns(503, AzkeysException::getStatus)
                            .returns("Busy", AzkeysException::getCode)
                            .returns("no", AzkeysException::getArmMessage)
                            .returns("t", AzkeysException::getTarget)
                            .returns("id", AzkeysException::getRequestId)
                            .returns("resource", AzkeysException::getResourceId);
                });
    }

    @Test
    void whatNobodyWaitsForIsNotBelieved() {
        // a time in 2025 as an epoch value, parsed as seconds
        ArmError absurd = ArmError.ofStatus(503, null, Duration.ofSeconds(1_763_812_800));
        get();
        fail(new ServiceUnavailableException("down", null, absurd, null));

        pass(Duration.ofMinutes(59));
        get();
        assertThat(calls).hasSize(1);
        pass(Duration.ofMinutes(1));
        get();
        assertThat(calls).hasSize(2);
    }

    @Test
    void oneSuccessEndsThePause() throws Exception {
        get();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));
        get(POLICY, true);
        succeed("p1");

        assertThat(primary(get())).isEqualTo("p1");
        assertThat(calls).hasSize(2);
    }

    @Test
    void aCallThatCannotEvenBeginBlocksNobody() throws Exception {
        loader = (asking, asked, priority) -> {
            throw new IllegalStateException("cannot begin");
        };
        CompletableFuture<KeyAnswer> broken = get();
        loader = this::answerLater;
        assertThatThrownBy(broken::get).hasRootCauseMessage("cannot begin");

        CompletableFuture<KeyAnswer> after = get(POLICY, true);
        succeed("p1");
        assertThat(primary(after)).isEqualTo("p1");
    }
}
