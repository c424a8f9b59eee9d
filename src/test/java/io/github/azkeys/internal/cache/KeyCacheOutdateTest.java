// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.ArmError;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.NamesByOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests cached keys after they are marked as out of date, by counting calls to ARM. */
@Timeout(20)
class KeyCacheOutdateTest extends KeyCacheSupport {

    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/acct";

    @Test
    void theNextWhoAsksGetsKeysOfANewCall() throws Exception {
        get();
        succeed("p1");

        assertThat(outdate(ACCOUNT)).isEqualTo(1);

        assertThat(calls).as("it makes no call itself").hasSize(1);
        CompletableFuture<KeyAnswer> next = get();
        assertThat(next).isNotDone();
        succeed("p2");
        assertThat(primary(next)).isEqualTo("p2");
        assertThat(next.get().fromCache()).isFalse();
        assertThat(get().get().fromCache()).isTrue();
        assertThat(calls).hasSize(2);
    }

    @Test
    void aCallThatBeganBeforeDoesNotCount() throws Exception {
        CompletableFuture<KeyAnswer> before = get();
        outdate(ACCOUNT);

        CompletableFuture<KeyAnswer> after = get();
        CompletableFuture<KeyAnswer> another = get();

        assertThat(calls).hasSize(2);
        succeed("p2");
        assertThat(primary(after)).isEqualTo("p2");
        assertThat(primary(another)).isEqualTo("p2");
        succeed(0, "p1");
        assertThat(primary(before)).isEqualTo("p1");
        assertThat(primary(get())).isEqualTo("p2");
        assertThat(calls).hasSize(2);
    }

    @Test
    void aCallThatBeganBeforeAndEndsAfterLeavesThemOutOfDate() throws Exception {
        get();
        outdate(ACCOUNT);
        succeed("p1");

        CompletableFuture<KeyAnswer> after = get();

        assertThat(calls).hasSize(2);
        succeed("p2");
        assertThat(primary(after)).isEqualTo("p2");
    }

    @Test
    void whoRefreshesIsNotServedByACallThatSlippedInBeforeHim() throws Exception {
        CompletableFuture<KeyAnswer> first = get(POLICY, true);
        get(POLICY, true); // waits for the call after the first
        AtomicReference<CompletableFuture<KeyAnswer>> last = new AtomicReference<>();
        first.thenRun(() -> {
            get(POLICY, true); // begins a call before the waiting refresh does
            last.set(get(POLICY, true));
        });

        succeed("p1");
        assertThat(calls).hasSize(2);
        succeed("p2");

        assertThat(last.get()).isNotDone();
        assertThat(calls).hasSize(3);
        succeed("p3");
        assertThat(primary(last.get())).isEqualTo("p3");
    }

    @Test
    void theOldKeysAreServedAsStaleWhileArmFails() throws Exception {
        get();
        succeed("p1");
        outdate(ACCOUNT);

        CompletableFuture<KeyAnswer> next = get();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));

        assertThat(next.get().stale()).isTrue();
        assertThat(primary(next)).isEqualTo("p1");
        pass(Duration.ofSeconds(2));
        CompletableFuture<KeyAnswer> later = get();
        assertThat(calls).as("they are still out of date").hasSize(3);
        succeed("p2");
        assertThat(primary(later)).isEqualTo("p2");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "/pools/p, 1", // a child resource: the keys of its parent may have changed
        "x, 0", // a name that only begins like the other
        "/../other, 0"
    })
    void allOperationsAndIdentitiesOfTheResourceAreConcerned(String behind, int concerned) {
        get();
        String id = behind.startsWith("/..") ? ACCOUNT.replace("acct", "other") : ACCOUNT + behind;

        assertThat(outdate(id)).isEqualTo(concerned);
        assertThat(outdate(id.toUpperCase(java.util.Locale.ROOT).replace("/SUBSCRIPTIONS/S", "/subscriptions/s")))
                .as("ARM knows no casing")
                .isEqualTo(concerned);
    }

    @Test
    void theParentConcernsWhatIsBelowIt() {
        StatedNames rule = new NamesByOption(Map.of(
                "subscriptionId", "s", "resourceGroup", "g", "resourceName", "namespace/hub", "keyName", "send"));
        ResourceAddress address = new AddressResolver(catalog.get("eventhubs-hub"), rule).resolve(StatedNames.NONE);
        cache.get(connection, new KeyRequest(address, "2024-01-01"), POLICY, false, CallPriority.live());
        cache.get(
                connection("another tenant"),
                new KeyRequest(address, "2021-11-01"),
                POLICY,
                false,
                CallPriority.live());
        String namespace = "/subscriptions/s/resourceGroups/g/providers/Microsoft.EventHub/namespaces/namespace";

        assertThat(outdate(namespace)).isEqualTo(2);
        assertThat(outdate(namespace + "/eventhubs/hub/AuthorizationRules/send"))
                .isEqualTo(2);
        assertThat(outdate(namespace + "/eventhubs/hub/authorizationRules/listen"))
                .isZero();
        assertThat(outdate(namespace + "/AuthorizationRules/send")).isZero();
    }

    private void succeed(int call, String primary) {
        calls.get(call).complete(response(request, new BatchAccountKeys("acct", primary, "s", Map.of())));
    }

    private int outdate(String id) {
        StatedNames names = new NamesByOption(Map.of("resourceId", id));
        return cache.outdate(new AddressResolver(AnyResource.refresh(), names).resolve(StatedNames.NONE));
    }
}
