// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.NamesByOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Regenerates keys with calls that the test completes. */
abstract class KeyRegeneratorSupport extends KeyCacheSupport {

    final KeyRegenerator regenerator = new KeyRegenerator(cache);
    final List<KeyRequest> sent = new ArrayList<>();

    void answer(int call, String primary) {
        calls.get(call).complete(response(request, new BatchAccountKeys("acct", primary, "s", Map.of())));
    }

    CompletableFuture<KeyAnswer> regenerate() {
        return regenerator.regenerate(connection, request, "primary", POLICY);
    }

    @Override
    CompletableFuture<KeyResponse> answerLater(ArmConnection from, KeyRequest asked, CallPriority priority) {
        if (!asked.failure().equals(request.failure())) {
            sent.add(asked); // by the regenerator
        }
        return super.answerLater(from, asked, priority);
    }

    KeyRequest appconfig() {
        Map<String, String> names = Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", "store1");
        return new KeyRequest(
                new AddressResolver(catalog.get("appconfig"), new NamesByOption(names)).resolve(StatedNames.NONE),
                "2024-06-01");
    }

    KeyRequest mlEndpoint() {
        Map<String, String> names =
                Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", "workspace/endpoint");
        return new KeyRequest(
                new AddressResolver(catalog.get("ml-endpoint"), new NamesByOption(names)).resolve(StatedNames.NONE),
                "2026-05-15-preview");
    }
}
