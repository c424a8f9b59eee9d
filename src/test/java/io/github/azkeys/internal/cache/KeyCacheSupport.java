// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.CredentialType;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.identity.Identity;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.NamesByOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A cache whose calls to ARM are completed by the test, with a clock that the test sets. */
abstract class KeyCacheSupport {

    static final CachePolicy POLICY = new CachePolicy(Duration.ofMinutes(1), Duration.ofHours(1));

    final OperationIndex catalog = new OperationIndex();
    final ArmConnection connection = connection("tenant");
    final KeyRequest request = request("acct");
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    final InstantSource clock = now::get;
    final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    final KeyCache cache = new KeyCache(
            100,
            clock,
            scheduler,
            () -> 0L,
            (from, asked, priority) -> this.loader.load(from, asked, priority),
            (asked, response) -> this.accepted.add(response));
    KeyLoader loader = this::answerLater;
    final List<KeyResponse> accepted = new ArrayList<>();
    final List<CompletableFuture<KeyResponse>> calls = new ArrayList<>();
    final List<CallPriority> priorities = new ArrayList<>();

    CompletableFuture<KeyAnswer> get() {
        return get(POLICY, false);
    }

    CompletableFuture<KeyAnswer> get(CachePolicy policy, boolean refresh) {
        return get(policy, refresh, CallPriority.live());
    }

    CompletableFuture<KeyAnswer> get(CachePolicy policy, boolean refresh, CallPriority priority) {
        return cache.get(connection, request, policy, refresh, priority);
    }

    CompletableFuture<KeyResponse> answerLater(ArmConnection from, KeyRequest asked, CallPriority priority) {
        priorities.add(priority);
        priority.sending();
        CompletableFuture<KeyResponse> call = new CompletableFuture<>();
        calls.add(call);
        return call;
    }

    void succeed(String primary) {
        calls.get(calls.size() - 1).complete(response(request, new BatchAccountKeys("acct", primary, "s", Map.of())));
    }

    KeyResponse response(KeyRequest asked, KeySet body) {
        return new KeyResponse(asked, body, JsonNodeFactory.instance.objectNode(), Map.of(), "id", now.get());
    }

    void fail(AzkeysException failure) {
        calls.get(calls.size() - 1).completeExceptionally(failure);
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    static String primary(CompletableFuture<KeyAnswer> answer) throws ExecutionException, InterruptedException {
        return answer.get().response().body().key("primary");
    }

    KeyRequest request(String account) {
        Map<String, String> names = Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", account);
        return new KeyRequest(
                new AddressResolver(catalog.get("batch"), new NamesByOption(names)).resolve(StatedNames.NONE),
                "2024-07-01");
    }

    static ArmConnection connection(String tenant) {
        return new ArmConnection(
                CloudEndpoints.of(new AzkeysConfiguration()),
                new Identity(CredentialType.AZURE_IDENTITY, null, tenant, null, null),
                TransportOptions.DEFAULT,
                null,
                new RetryOptions(0, Duration.ofSeconds(1)),
                "test");
    }
}
