// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.RequestParameter;
import io.github.azkeys.internal.shape.KeyPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Makes the keys of operations that make new ones for each call, as the request states. Thread-safe. */
final class IssuedKeys {

    private static final Duration VALIDITY = Duration.ofHours(3);
    private static final String RELAY = "hybridConnectionConfig";

    private final Clock clock;
    private final ResourceStore resources;

    IssuedKeys(Clock clock, ResourceStore resources) {
        this.clock = clock;
        this.resources = resources;
    }

    /**
     * Returns the response to a request.
     *
     * @param listed the response without regard to what the request states
     */
    ObjectNode response(ServerRequest request, OperationTarget target, ObjectNode listed) {
        Operation operation = target.operation();
        if (!operation.isIssued()) {
            return listed;
        }
        ObjectNode body = request.json();
        requireFields(body, operation);
        return switch (operation.name()) {
            case "storage-account-sas" ->
                resources.issue(
                        target,
                        StorageSas.ofAccount(body, target.values().get("accountName"), accountKey(target, body)));
            case "storage-service-sas" -> resources.issue(target, StorageSas.ofService(body, accountKey(target, body)));
            default -> withEnd(operation, connection(body, resources.issue(target, null)));
        };
    }

    private static void requireFields(ObjectNode body, Operation operation) {
        Map<String, RequestParameter> options = operation.requestOptions();
        ObjectNode required = operation.request(
                name -> options.containsKey(name) && options.get(name).optional() ? null : "required");
        if (required != null && !hasFields(body, required)) {
            throw ArmErrorResponses.of(
                    400, "InvalidRequestContent", "The request content was invalid: a required field is missing.");
        }
    }

    private static boolean hasFields(JsonNode body, JsonNode required) {
        return required.properties().stream()
                .allMatch(field ->
                        body.hasNonNull(field.getKey()) && hasFields(body.get(field.getKey()), field.getValue()));
    }

    private String accountKey(OperationTarget target, ObjectNode body) {
        String key = body.path("keyToSign").asText("key1");
        return resources.currentKeys("storage", target.resourceId()).key("keys." + key);
    }

    /** Removes the relay of a connected cluster, which it has only if the request is for the proxy. */
    private static ObjectNode connection(ObjectNode request, ObjectNode response) {
        if (response.has(RELAY) && !request.path("clientProxy").asBoolean()) {
            response.remove(RELAY);
        }
        return response;
    }

    /** Replaces the end of the key, which has passed in the samples. */
    private ObjectNode withEnd(Operation operation, ObjectNode response) {
        KeyPath end = operation.body().issued().expiry();
        if (end != null && end.findTime(response).isPresent()) {
            List<KeyPath.Step> steps = end.steps();
            JsonNode parent = response;
            for (KeyPath.Step step : steps.subList(0, steps.size() - 1)) {
                parent = parent.path(step.field());
            }
            String field = steps.get(steps.size() - 1).field();
            Instant time = clock.instant().plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS);
            if (parent.path(field).isNumber()) {
                ((ObjectNode) parent).put(field, time.getEpochSecond());
            } else {
                ((ObjectNode) parent).put(field, time.toString());
            }
        }
        return response;
    }
}
