// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.endpoint.KeyMessages;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.keys.ResourceKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds all resources in the scope of the options and lists their keys. The body is a list of {@link ResourceKeys}, sorted
 * by the id of the resource.
 */
public class AzkeysFindProducer extends KeyProducer<List<AzkeysFindProducer.Found>> {

    /** Few, because calls that wait for the write budget fail if they wait too long. */
    private static final int CALLS_AT_ONCE = 8;

    /**
     * A resource and its keys.
     *
     * @param answer null if they could not be listed
     * @param failure null if they were listed
     */
    record Found(String resourceId, KeyAnswer answer, AzkeysException failure) {}

    public AzkeysFindProducer(Endpoint endpoint, KeySource keys, ProducerHealth health) {
        super(endpoint, keys, health);
    }

    @Override
    CompletableFuture<List<Found>> call(Message message) {
        boolean refresh = isRefresh(message);
        Set<KeyRequest> listed = ConcurrentHashMap.newKeySet(); // pages of a list may repeat a resource
        return keys.find(refresh, CallPriority.live()).thenCompose(ids -> Flux.fromIterable(
                        ids.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList())
                .flatMapSequential(id -> list(id, refresh, listed), CALLS_AT_ONCE)
                .collectList()
                .toFuture());
    }

    private Mono<Found> list(String id, boolean refresh, Set<KeyRequest> listed) {
        return Mono.defer(() -> {
                    Optional<KeyRequest> request = keys.requests().found(id);
                    return request.isEmpty() || !listed.add(request.get())
                            ? Mono.empty()
                            : Mono.fromFuture(keys.list(request.get(), refresh), true)
                                    .map(answer -> new Found(id, answer, null));
                })
                .onErrorResume(e -> Causes.unwrapped(e) instanceof AzkeysException failure
                        ? Mono.just(new Found(id, null, failure))
                        : Mono.error(e));
    }

    @Override
    void fill(Exchange exchange, List<Found> found) {
        List<ResourceKeys> bodies = new ArrayList<>();
        for (Found resource : found) {
            try {
                bodies.add(
                        resource.failure() == null
                                ? KeyMessages.body(keys, resource.answer())
                                : ResourceKeys.failed(resource.resourceId(), resource.failure()));
            } catch (AzkeysException e) {
                bodies.add(ResourceKeys.failed(resource.resourceId(), e)); // such as a missing key
            }
        }
        KeyMessages.fill(exchange, keys, List.copyOf(bodies));
    }
}
