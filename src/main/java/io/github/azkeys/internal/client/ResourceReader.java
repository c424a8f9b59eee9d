// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Guard;
import io.github.azkeys.internal.catalog.ReadResource;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.KeySetReader;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the resources of a request whose fields a form needs, one after the other. Keeps only these fields, because the rest
 * may be large. Threadsafe.
 */
final class ResourceReader {

    private final ArmRequests requests;
    private final CloudEndpoints endpoint;
    private final KeySetReader reader;

    ResourceReader(ArmRequests requests, CloudEndpoints endpoint, KeySetReader reader) {
        this.requests = requests;
        this.endpoint = endpoint;
        this.reader = reader;
    }

    /** Returns the fields by the variable of forms, without those that the resource does not have. Sends nothing for none. */
    Mono<Map<String, String>> read(KeyRequest request, CallPriority priority) {
        if (request.reads().isEmpty()) {
            return Mono.just(Map.of());
        }
        return Flux.fromIterable(request.reads())
                .concatMap(resource -> read(request, resource, priority))
                .<Map<String, String>>reduceWith(HashMap::new, (all, fields) -> {
                    all.putAll(fields);
                    return all;
                })
                .doOnNext(fields -> priority.forgetTries());
    }

    private Mono<Map<String, String>> read(KeyRequest request, ReadResource resource, CallPriority priority) {
        Subject subject = Subject.of(request, resource);
        String url = ArmClient.url(endpoint, subject.resourceId(), request.apiVersion());
        return requests.send("GET", url, null, priority, subject)
                .flatMap(response -> Guard.guard(() -> Mono.just(fields(request, resource, reader.object(response)))))
                .onErrorMap(
                        failure -> !(failure instanceof FailedTry),
                        // a FailedTry, because the caller would name the request for the keys, too
                        failure -> new FailedTry(Failures.of(ArmRequests.unwrapped(failure), subject), false));
    }

    private static Map<String, String> fields(KeyRequest request, ReadResource resource, JsonNode json) {
        Map<String, String> fields = new HashMap<>();
        request.operation().variablesOf(resource).forEach(variable -> resource.find(variable, json)
                .ifPresent(value -> fields.put(variable, value)));
        return fields;
    }
}
