package io.github.azkeys.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.JsonKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is remembered after a key was made new, counted in calls. */
@Timeout(20)
class KeyRegeneratorTest extends KeyCacheSupport {

    private final KeyRegenerator regenerator = new KeyRegenerator(cache);
    private final List<KeyRequest> sent = new ArrayList<>();

    @Test
    void theAnswerIsWhatEverybodyGetsFromThenOn() throws Exception {
        get();
        succeed("p1");

        CompletableFuture<KeyAnswer> regenerated = regenerate();
        succeed("p2");

        assertThat(regenerated.get().fromCache()).isFalse();
        assertThat(regenerated.get().response().request()).isEqualTo(request);
        assertThat(primary(regenerated)).isEqualTo("p2");
        assertThat(primary(get())).isEqualTo("p2");
        assertThat(get().get().fromCache()).isTrue();
        assertThat(calls).hasSize(2);
        assertThat(cache.counts().calls()).isEqualTo(2);
        assertThat(sent.get(0).address().path()).endsWith("/batchAccounts/acct/regenerateKeys");
    }

    @Test
    void nothingOlderReplacesTheNewKeys() throws Exception {
        CompletableFuture<KeyAnswer> before = get();
        CompletableFuture<KeyResponse> slow = calls.get(0);
        regenerate();
        succeed("p2");

        slow.complete(new KeyResponse(request, new BatchAccountKeys("acct", "p1", "s", Map.of()), "id", now.get()));

        assertThat(primary(before)).isEqualTo("p1");
        assertThat(primary(get())).isEqualTo("p2");
        assertThat(calls).hasSize(2);
    }

    @Test
    void otherEndpointsOfTheResourceAskAgain() throws Exception {
        KeyRequest otherVersion = new KeyRequest(request.address(), "2025-06-01");
        ArmConnection otherConnection = connection("other");
        cache.get(connection, otherVersion, POLICY, false, Demand.live(), this::call);
        succeed("p1");
        cache.get(otherConnection, request, POLICY, false, Demand.live(), this::call);
        succeed("p1");
        cache.get(connection, request("neighbour"), POLICY, false, Demand.live(), this::call);
        succeed("n1");
        regenerate();
        succeed("p2");

        CompletableFuture<KeyAnswer> version =
                cache.get(connection, otherVersion, POLICY, false, Demand.live(), this::call);
        succeed("p3");
        CompletableFuture<KeyAnswer> elsewhere =
                cache.get(otherConnection, request, POLICY, false, Demand.live(), this::call);
        succeed("p4");

        assertThat(primary(version)).isEqualTo("p3");
        assertThat(primary(elsewhere)).isEqualTo("p4");
        assertThat(primary(cache.get(connection, request("neighbour"), POLICY, false, Demand.live(), this::call)))
                .isEqualTo("n1");
        assertThat(calls).hasSize(6);
    }

    @Test
    void withoutACacheNothingIsRemembered() {
        regenerator.regenerate(connection, request, "primary", CachePolicy.OFF, this::send);
        succeed("p2");

        get();

        assertThat(calls).hasSize(2);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void keysOfAnotherEndpointsCacheAreNewAllTheSame() throws Exception {
        get();
        succeed("p1");
        regenerator.regenerate(connection, request, "primary", CachePolicy.OFF, this::send);
        succeed("p2");

        assertThat(primary(get())).isEqualTo("p2");
    }

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

    @Test
    void aRedirectIsNotTakenForSuccess() {
        CompletableFuture<KeyAnswer> regenerated = regenerate();
        fail(new InvalidResponseException("redirect", null, ArmError.ofStatus(307, null, null), null));

        assertThatThrownBy(regenerated::get).hasRootCauseMessage("redirect");
        assertThat(calls).hasSize(1);
    }

    @Test
    void anAnswerOfAnotherKindIsFollowedByTheList() throws Exception {
        KeyRequest endpoint = mlEndpoint();
        CompletableFuture<KeyAnswer> regenerated =
                regenerator.regenerate(connection, endpoint, "secondary", POLICY, this::send);
        calls.get(0).complete(new KeyResponse(sent.get(0), new JsonKeys(Map.of()), "id", now.get()));
        succeed("listed");

        assertThat(primary(regenerated)).isEqualTo("listed");
        assertThat(regenerated.get().response().request()).isEqualTo(endpoint);
        assertThat(sent)
                .extracting(one -> one.operation().path().action())
                .containsExactly("regenerateKey", "listKeys");
        assertThat(sent.get(0).operation().request()).hasToString("{\"keyName\":\"Key2\"}");
        assertThat(sent.get(1).failure()).contains("has regenerated the key secondary, but cannot get the keys of");
    }

    @Test
    void keysThatCouldNotBeListedAreNotServedAsIfTheyWereGood() throws Exception {
        KeyRequest endpoint = mlEndpoint();
        cache.get(connection, endpoint, POLICY, false, Demand.live(), this::call);
        succeed("old");
        CompletableFuture<KeyAnswer> regenerated =
                regenerator.regenerate(connection, endpoint, "secondary", POLICY, this::send);
        calls.get(1).complete(new KeyResponse(sent.get(0), new JsonKeys(Map.of()), "id", now.get()));
        fail(new AccessDeniedException("no", null, ArmError.ofStatus(403, null, null), null));

        CompletableFuture<KeyAnswer> asked = cache.get(connection, endpoint, POLICY, false, Demand.live(), this::call);
        succeed("new");

        assertThatThrownBy(regenerated::get).hasRootCauseInstanceOf(AccessDeniedException.class);
        assertThat(primary(asked)).isEqualTo("new");
    }

    @Test
    void ofTwoRegenerationsAtATimeNobodyKnowsWhichCameLast() throws Exception {
        get();
        succeed("p1");
        CompletableFuture<KeyAnswer> first = regenerate();
        CompletableFuture<KeyAnswer> second = regenerate();
        answer(2, "p3");
        answer(1, "p2");

        CompletableFuture<KeyAnswer> asked = get();
        assertThat(asked).isNotDone();
        succeed("p3");

        assertThat(primary(first)).isEqualTo("p2");
        assertThat(primary(second)).isEqualTo("p3");
        assertThat(primary(asked)).isEqualTo("p3");
        assertThat(primary(get())).isEqualTo("p3");
        assertThat(calls).hasSize(4);
    }

    @Test
    void aListThatAnotherRegenerationOvertookIsNotRemembered() throws Exception {
        KeyRequest endpoint = mlEndpoint();
        CompletableFuture<KeyAnswer> first =
                regenerator.regenerate(connection, endpoint, "primary", POLICY, this::send);
        calls.get(0).complete(new KeyResponse(sent.get(0), new JsonKeys(Map.of()), "id", now.get()));
        regenerator.regenerate(connection, endpoint, "primary", POLICY, this::send);
        calls.get(2).complete(new KeyResponse(sent.get(2), new JsonKeys(Map.of()), "id", now.get()));
        answer(3, "p3");
        answer(1, "p2");

        assertThat(primary(first)).isEqualTo("p2");
        assertThat(primary(cache.get(connection, endpoint, POLICY, false, Demand.live(), this::call)))
                .isEqualTo("p3");
    }

    @Test
    void whatATryWithoutAnAnswerMayStillDoIsLookedForOnceMore() throws Exception {
        CachePolicy hour = new CachePolicy(Duration.ofHours(1), Duration.ZERO);
        regenerate();
        demands.get(0).sending(); // again, after the first try got no answer
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
    void aRefusalOfALaterTrySaysNothingOfTheFirst() throws Exception {
        get();
        succeed("p1");
        CompletableFuture<KeyAnswer> refused = regenerate();
        demands.get(1).sending();
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
        CompletableFuture<KeyAnswer> unsent = regenerator.regenerate(
                connection,
                request,
                "primary",
                POLICY,
                (asked, demand) -> CompletableFuture.failedFuture(
                        new ServiceUnavailableException("no token", null, ArmError.NONE, null)));

        assertThat(unsent).isCompletedExceptionally();
        assertThat(primary(get())).isEqualTo("p1");
        assertThat(cache.counts().calls()).isEqualTo(1);
        assertThat(cache.counts().failures()).isEqualTo(1);
    }

    @Test
    void newKeysGrowOldAsOthersDo() throws Exception {
        regenerate();
        succeed("p2");
        pass(Duration.ofMinutes(2));

        CompletableFuture<KeyAnswer> later = get();
        succeed("p3");

        assertThat(primary(later)).isEqualTo("p3");
    }

    private void answer(int call, String primary) {
        calls.get(call)
                .complete(new KeyResponse(
                        request, new BatchAccountKeys("acct", primary, "s", Map.of()), "id", now.get()));
    }

    private CompletableFuture<KeyAnswer> regenerate() {
        return regenerator.regenerate(connection, request, "primary", POLICY, this::send);
    }

    private CompletableFuture<KeyResponse> send(KeyRequest asked, Demand demand) {
        sent.add(asked);
        return call(asked, demand);
    }

    private KeyRequest mlEndpoint() {
        Map<String, String> names =
                Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", "workspace/endpoint");
        return new KeyRequest(
                new AddressResolver(catalog.get("ml-endpoint"), new StatedNames(name -> name, names::get))
                        .resolve(new StatedNames(name -> name, name -> null)),
                "2026-05-15-preview");
    }
}
