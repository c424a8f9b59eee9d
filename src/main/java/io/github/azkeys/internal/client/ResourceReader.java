// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.catalog.ReadResource;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.response.KeySetReader;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the resources of a request whose fields a form needs, one after the other. Keeps only these fields, because the rest
 * may be large. Threadsafe.
 */
final class ResourceReader {

    private final ArmRequests requests;
    private final KeySetReader reader;

    ResourceReader(ArmRequests requests, KeySetReader reader) {
        this.requests = requests;
        this.reader = reader;
    }

    /** Returns the fields by the variable of forms, without those that the resource does not have. Sends nothing for none. */
    CompletableFuture<Map<String, String>> read(KeyRequest request, ArmCall<?> call) {
        if (request.reads().isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        Map<String, String> fields = new HashMap<>();
        CompletableFuture<Void> read = CompletableFuture.completedFuture(null);
        for (ReadResource resource : request.reads()) {
            read = read.thenCompose(before -> read(request, resource, call)).thenAccept(fields::putAll);
        }
        // also after a failure: nothing but reads was sent
        return read.whenComplete((all, failure) -> call.priority().forgetTries())
                .thenApply(all -> fields);
    }

    private CompletableFuture<Map<String, String>> read(KeyRequest request, ReadResource resource, ArmCall<?> call) {
        Subject subject = Subject.of(request, resource);
        return requests.send("GET", ArmClient.target(subject.resourceId(), request.apiVersion()), null, call, subject)
                .thenApply(response -> fields(request, resource, reader.object(response)))
                .exceptionally(failure -> {
                    throw named(Causes.unwrapped(failure), subject);
                });
    }

    /** Returns a FailedTry, because the caller would name the request for the keys, too. */
    private static FailedTry named(Throwable failure, Subject subject) {
        return failure instanceof FailedTry failed ? failed : new FailedTry(Failures.of(failure, subject), false);
    }

    private static Map<String, String> fields(KeyRequest request, ReadResource resource, JsonNode json) {
        Map<String, String> fields = new HashMap<>();
        request.operation().variablesOf(resource).forEach(variable -> resource.find(variable, json)
                .ifPresent(value -> fields.put(variable, value)));
        return fields;
    }
}
