// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.keys.JsonKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is cached when it is unknown whether a key was regenerated, by counting calls. */
@Timeout(20)
class KeyRegeneratorFailureTest extends KeyRegeneratorSupport {

    @Test
    void whereItIsNotKnownWhetherTheKeyIsNewArmIsAsked() throws Exception {
        get();
        succeed("p1");
        CompletableFuture<KeyAnswer> failed = regenerate();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));

        CompletableFuture<KeyAnswer> asked = get();
        succeed("p2");

        assertThatThrownBy(failed::get).hasRootCauseMessage("down");
        assertThat(primary(asked)).isEqualTo("p2");
        assertThat(asked.get().fromCache()).isFalse();
    }

    @Test
    void untilArmAnswersTheOtherKeyGoesOnWorking() throws Exception {
        get();
        succeed("p1");
        regenerate();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));

        CompletableFuture<KeyAnswer> asked = get();
        fail(new ServiceUnavailableException("still down", null, ArmError.NONE, null));

        assertThat(primary(asked)).isEqualTo("p1");
        assertThat(asked.get().stale()).isTrue();
    }

    @Test
    void whereArmSaidNoTheKeysAreThoseInMemory() throws Exception {
        get();
        succeed("p1");
        for (AzkeysException no : List.of(
                new AccessDeniedException("no", null, ArmError.ofStatus(403, null, null), null),
                new ThrottledException("later", null, ArmError.ofStatus(429, null, null), null))) {
            CompletableFuture<KeyAnswer> refused = regenerate();
            fail(no);

            assertThatThrownBy(refused::get).hasCause(no);
        }

        assertThat(primary(get())).isEqualTo("p1");
        assertThat(calls).hasSize(3);
    }

    @Test
    void anAnswerThatCannotBeReadIsMadeUpForByTheList() throws Exception {
        CompletableFuture<KeyAnswer> regenerated = regenerate();
        fail(new InvalidResponseException("no JSON", null, ArmError.ofStatus(200, null, null), null));
        succeed("p2");

        assertThat(primary(regenerated)).isEqualTo("p2");
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).address()).isEqualTo(request.address());
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 307})
    void aPromiseOrARedirectIsNotTakenForSuccess(int status) {
        CompletableFuture<KeyAnswer> regenerated = regenerate();
        fail(new InvalidResponseException("not now or not here", null, ArmError.ofStatus(status, null, null), null));

        assertThatThrownBy(regenerated::get).hasRootCauseMessage("not now or not here");
        assertThat(calls).hasSize(1);
    }

    /** A status of 4xx is not a refusal, because the operation may be carried out in part. */
    @Test
    void afterAnAcceptedOperationTheKeysAreListedAgainAndOnceMoreAtItsLatestEnd() throws Exception {
        CachePolicy day = new CachePolicy(Duration.ofDays(1), Duration.ofDays(1));
        get(day, false);
        succeed("p1");
        CompletableFuture<KeyAnswer> failed = regenerate();
        priorities.get(1).accepted();
        fail(new AzkeysException("failed", null, ArmError.ofStatus(409, null, null), null));

        assertThatThrownBy(failed::get).hasRootCauseMessage("failed");
        get(day, false);
        succeed("p2");
        assertThat(primary(get(day, false))).isEqualTo("p2");
        pass(Duration.ofHours(1));
        CompletableFuture<KeyAnswer> later = get(day, false);
        succeed("p3");

        assertThat(primary(later)).isEqualTo("p3");
        assertThat(calls).hasSize(4);
    }

    @Test
    void whileAnAcceptedOperationMayRunKeysAreUsedForAMinute() throws Exception {
        CachePolicy day = new CachePolicy(Duration.ofDays(1), Duration.ofDays(1));
        regenerate();
        priorities.get(0).accepted();
        fail(new AccessDeniedException("no status", null, ArmError.ofStatus(403, null, null), null));
        get(day, false);
        succeed("p1");
        pass(Duration.ofSeconds(59));
        assertThat(primary(get(day, false))).isEqualTo("p1");

        for (String primary : List.of("p1", "p2")) {
            pass(Duration.ofMinutes(1));
            CompletableFuture<KeyAnswer> later = get(day, false);
            succeed(primary);
            assertThat(primary(later)).isEqualTo(primary);
        }
        assertThat(calls).hasSize(4);
    }

    @Test
    void anAcceptedOperationWithoutALinkIsNotTakenForDone() throws Exception {
        CachePolicy day = new CachePolicy(Duration.ofDays(1), Duration.ofDays(1));
        KeyRequest endpoint = mlEndpoint();
        CompletableFuture<KeyAnswer> regenerated = regenerator.regenerate(connection, endpoint, "secondary", day);
        priorities.get(0).accepted();
        calls.get(0).complete(response(sent.get(0), new JsonKeys(Map.of())));
        succeed("old");
        assertThat(primary(regenerated)).isEqualTo("old");

        pass(Duration.ofMinutes(1));
        CompletableFuture<KeyAnswer> later = cache.get(connection, endpoint, day, false, CallPriority.live());
        succeed("new");

        assertThat(primary(later)).isEqualTo("new");
    }

    @Test
    void keysOfAnotherVersionAreUnsettledToo() throws Exception {
        CachePolicy day = new CachePolicy(Duration.ofDays(1), Duration.ofDays(1));
        regenerate();
        priorities.get(0).accepted();
        fail(new AccessDeniedException("no status", null, ArmError.ofStatus(403, null, null), null));
        KeyRequest other = new KeyRequest(request.address(), "2022-01-01");
        cache.get(connection, other, day, false, CallPriority.live());
        succeed("p1");

        pass(Duration.ofMinutes(1));
        CompletableFuture<KeyAnswer> later = cache.get(connection, other, day, false, CallPriority.live());
        succeed("p2");

        assertThat(primary(later)).isEqualTo("p2");
    }

    @Test
    void anOperationThatHasSucceededIsDoneWhateverBecomesOfItsResult() throws Exception {
        CompletableFuture<KeyAnswer> regenerated = regenerate();
        priorities.get(0).accepted();
        priorities.get(0).finished();
        fail(new ServiceUnavailableException("no result", null, ArmError.ofStatus(500, null, null), null));
        succeed("p2");

        assertThat(primary(regenerated)).isEqualTo("p2");
        assertThat(primary(get())).isEqualTo("p2");
        pass(Duration.ofSeconds(59));
        assertThat(primary(get())).isEqualTo("p2");
        assertThat(priorities.get(0).tries()).isEqualTo(1);
    }

    @Test
    void keysThatCouldNotBeListedAreNotServedAsIfTheyWereGood() throws Exception {
        KeyRequest endpoint = mlEndpoint();
        cache.get(connection, endpoint, POLICY, false, CallPriority.live());
        succeed("old");
        CompletableFuture<KeyAnswer> regenerated = regenerator.regenerate(connection, endpoint, "secondary", POLICY);
        calls.get(1).complete(response(sent.get(0), new JsonKeys(Map.of())));
        fail(new AccessDeniedException("no", null, ArmError.ofStatus(403, null, null), null));

        CompletableFuture<KeyAnswer> asked = cache.get(connection, endpoint, POLICY, false, CallPriority.live());
        succeed("new");

        assertThatThrownBy(regenerated::get).hasRootCauseInstanceOf(AccessDeniedException.class);
        assertThat(primary(asked)).isEqualTo("new");
    }

    @Test
    void whatATryWithoutAnAnswerMayStillDoIsLookedForOnceMore() throws Exception {
        CachePolicy hour = new CachePolicy(Duration.ofHours(1), Duration.ZERO);
        regenerate();
        priorities.get(0).sending(); // again, after the first try got no response
        succeed("p3");
        assertThat(primary(get(hour, false))).isEqualTo("p3");
        pass(Duration.ofSeconds(59));
        assertThat(primary(get(hour, false))).isEqualTo("p3");

        pass(Duration.ofSeconds(1));
        CompletableFuture<KeyAnswer> later = get(hour, false);
        succeed("p2"); // the first try was carried out last

        assertThat(primary(later)).isEqualTo("p2");
        assertThat(primary(get(hour, false))).isEqualTo("p2");
        assertThat(calls).hasSize(2);
    }

    @Test
    void aKeyMayStillBeRegeneratedForAMinuteAfterAFailure() throws Exception {
        CachePolicy hour = new CachePolicy(Duration.ofHours(1), Duration.ZERO);
        regenerate();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));
        get(hour, false);
        succeed("p1");
        pass(Duration.ofSeconds(59));
        assertThat(primary(get(hour, false))).isEqualTo("p1");

        pass(Duration.ofSeconds(1));
        CompletableFuture<KeyAnswer> later = get(hour, false);
        succeed("p2");

        assertThat(primary(later)).isEqualTo("p2");
    }

    @ParameterizedTest
    @CsvSource({"400, true", "499, true", "408, false", "500, false"})
    void onlyAClientErrorProvesThatTheKeyIsTheSame(int status, boolean cached) throws Exception {
        get();
        succeed("p1");
        regenerate();
        fail(new AzkeysException("no", null, ArmError.ofStatus(status, null, null), null));

        assertThat(get().isDone()).isEqualTo(cached);
    }

    @Test
    void aRefusalOfALaterTrySaysNothingOfTheFirst() throws Exception {
        get();
        succeed("p1");
        CompletableFuture<KeyAnswer> refused = regenerate();
        priorities.get(1).sending();
        fail(new ThrottledException("later", null, ArmError.ofStatus(429, null, null), null));

        CompletableFuture<KeyAnswer> asked = get();
        succeed("p2");

        assertThat(refused).isCompletedExceptionally();
        assertThat(primary(asked)).isEqualTo("p2");
    }

    @Test
    void whatCannotBeSentChangesNothing() throws Exception {
        get();
        succeed("p1");
        loader = (asking, asked, priority) ->
                CompletableFuture.failedFuture(new ServiceUnavailableException("no token", null, ArmError.NONE, null));
        CompletableFuture<KeyAnswer> unsent = regenerate();
        loader = this::answerLater;

        assertThat(unsent).isCompletedExceptionally();
        assertThat(primary(get())).isEqualTo("p1");
        assertThat(cache.counts().calls()).isEqualTo(1);
        assertThat(cache.counts().failures()).isEqualTo(1);
    }
}
