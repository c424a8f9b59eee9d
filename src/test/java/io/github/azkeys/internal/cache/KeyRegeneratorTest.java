// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.JsonKeys;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests what is cached after a key was regenerated, by counting calls. */
@Timeout(20)
class KeyRegeneratorTest extends KeyRegeneratorSupport {

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

        slow.complete(response(request, new BatchAccountKeys("acct", "p1", "s", Map.of())));

        assertThat(primary(before)).isEqualTo("p1");
        assertThat(primary(get())).isEqualTo("p2");
        assertThat(calls).hasSize(2);
    }

    @Test
    void otherEndpointsOfTheResourceAskAgain() throws Exception {
        KeyRequest otherVersion = new KeyRequest(request.address(), "2025-06-01");
        ArmConnection otherConnection = connection("other");
        cache.get(connection, otherVersion, POLICY, false, CallPriority.live());
        succeed("p1");
        cache.get(otherConnection, request, POLICY, false, CallPriority.live());
        succeed("p1");
        cache.get(connection, request("neighbour"), POLICY, false, CallPriority.live());
        succeed("n1");
        regenerate();
        succeed("p2");

        CompletableFuture<KeyAnswer> version = cache.get(connection, otherVersion, POLICY, false, CallPriority.live());
        succeed("p3");
        CompletableFuture<KeyAnswer> elsewhere =
                cache.get(otherConnection, request, POLICY, false, CallPriority.live());
        succeed("p4");

        assertThat(primary(version)).isEqualTo("p3");
        assertThat(primary(elsewhere)).isEqualTo("p4");
        assertThat(primary(cache.get(connection, request("neighbour"), POLICY, false, CallPriority.live())))
                .isEqualTo("n1");
        assertThat(calls).hasSize(6);
    }

    @Test
    void withoutACacheNothingIsRemembered() {
        regenerator.regenerate(connection, request, "primary", CachePolicy.OFF);
        succeed("p2");

        get();

        assertThat(calls).hasSize(2);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void withoutACacheTheListenerGetsTheNewKeys() {
        regenerator.regenerate(connection, request, "primary", CachePolicy.OFF);
        succeed("p2");

        assertThat(accepted)
                .extracting(response -> response.body().key("primary"))
                .containsExactly("p2");
    }

    @Test
    void keysOfAnotherEndpointsCacheAreNewAllTheSame() throws Exception {
        get();
        succeed("p1");
        regenerator.regenerate(connection, request, "primary", CachePolicy.OFF);
        succeed("p2");

        assertThat(primary(get())).isEqualTo("p2");
    }

    @Test
    void anAnswerOfAnotherKindIsFollowedByTheList() throws Exception {
        KeyRequest endpoint = mlEndpoint();
        CompletableFuture<KeyAnswer> regenerated = regenerator.regenerate(connection, endpoint, "secondary", POLICY);
        calls.get(0).complete(response(sent.get(0), new JsonKeys(Map.of())));
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
    void anAnswerWithoutABodyIsFollowedByTheList() throws Exception {
        CompletableFuture<KeyAnswer> regenerated = regenerate();
        fail(new InvalidResponseException("no body", null, ArmError.ofStatus(204, null, null), null));
        succeed("listed");

        assertThat(primary(regenerated)).isEqualTo("listed");
        assertThat(calls).hasSize(2);
    }

    @Test
    void aKeyThatArmNamesByAnIdIsRegeneratedByItsCurrentId() throws Exception {
        KeyRequest store = appconfig();
        cache.get(connection, store, POLICY, false, CallPriority.live());
        calls.get(0).complete(ids(store, "old"));

        CompletableFuture<KeyAnswer> regenerated = regenerator.regenerate(connection, store, "primary", POLICY);
        calls.get(1).complete(ids(store, "new"));
        calls.get(2).complete(response(sent.get(0), new JsonKeys(Map.of())));
        succeed("listed");

        assertThat(primary(regenerated)).isEqualTo("listed");
        assertThat(sent.get(0).operation().path().action()).isEqualTo("regenerateKey");
        assertThat(sent.get(0).operation().request()).hasToString("{\"id\":\"new\"}");
        assertThat(calls).hasSize(4);
    }

    @Test
    void withoutTheIdNothingIsRegenerated() {
        CompletableFuture<KeyAnswer> regenerated = regenerator.regenerate(connection, appconfig(), "secondary", POLICY);
        calls.get(0).complete(ids(appconfig(), "of-another-key"));

        assertThatThrownBy(regenerated::get)
                .hasRootCauseInstanceOf(InvalidResponseException.class)
                .hasRootCauseMessage("The response for " + appconfig().address().resourceId()
                        + " has no value[name=Secondary].id, so the key secondary cannot be regenerated");
        assertThat(calls).hasSize(1);
    }

    @Test
    void whereTheKeysCannotBeListedNothingIsRegenerated() {
        CompletableFuture<KeyAnswer> regenerated = regenerator.regenerate(connection, appconfig(), "secondary", POLICY);
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));

        assertThatThrownBy(regenerated::get).hasRootCauseMessage("down");
        assertThat(calls).hasSize(1);
    }

    private KeyResponse ids(KeyRequest asked, String primary) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("value").addObject().put("name", "Primary").put("id", primary);
        return new KeyResponse(asked, new JsonKeys(Map.of()), tree, Map.of(), "id", now.get());
    }

    @Test
    void ofTwoRegenerationsAtATimeTheLastOneIsUnknown() throws Exception {
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
        CompletableFuture<KeyAnswer> first = regenerator.regenerate(connection, endpoint, "primary", POLICY);
        calls.get(0).complete(response(sent.get(0), new JsonKeys(Map.of())));
        regenerator.regenerate(connection, endpoint, "primary", POLICY);
        calls.get(2).complete(response(sent.get(2), new JsonKeys(Map.of())));
        answer(3, "p3");
        answer(1, "p2");

        assertThat(primary(first)).isEqualTo("p2");
        assertThat(primary(cache.get(connection, endpoint, POLICY, false, CallPriority.live())))
                .isEqualTo("p3");
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
}
