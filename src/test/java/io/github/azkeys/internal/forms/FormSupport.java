// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.ReadResource;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.KeySetReader;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.NamesByOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Answers of a test's own and the forms that become of them at a fixed time. */
final class FormSupport {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00.5Z");
    static final OperationIndex CATALOG = new OperationIndex();

    private static final KeySetReader READER = new KeySetReader(new KeySetTypes(name -> null));

    private FormSupport() {}

    /** A form with the first key, in the public cloud, of tokens that live for an hour. */
    static Secret write(String operation, String form, Map<String, String> names, String answer) {
        return write(request(operation, form, null, AzureCloud.AZURE_PUBLIC), NOW, names, answer);
    }

    static Secret write(FormRequest request, Instant now, Map<String, String> names, String answer) {
        Operation operation = request.operation();
        return new FormWriter(Clock.fixed(now, ZoneOffset.UTC))
                .write(request, resourceId(operation, names), tree(operation, answer));
    }

    static FormRequest request(String operation, String form, String key, AzureCloud cloud) {
        return request(operation, form, key, new EndpointSuffixes(cloud, null), Duration.ofHours(1));
    }

    static FormRequest request(
            String operation, String form, String key, EndpointSuffixes suffixes, Duration validity) {
        Operation known = CATALOG.get(operation);
        return new FormRequest(known, known.form(form), key, suffixes, validity);
    }

    /** The answer as JSON, after it was read as the body of the operation. */
    static JsonNode tree(Operation operation, String answer) {
        return new FormWriter(Clock.systemUTC()).tree(keys(operation, answer));
    }

    static KeySet keys(Operation operation, String answer) {
        try {
            return READER.read(operation, (ObjectNode) new ObjectMapper().readTree(answer), null);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The answer and the resources that are read for it, as ARM returns them. */
    static KeyResponse response(
            Operation operation, Map<String, String> names, String answer, Map<ReadResource, ObjectNode> resources) {
        Map<String, String> options = new java.util.HashMap<>(Map.of("resourceId", resourceId(operation, names)));
        operation
                .parameters(Parameter.Role.KEY)
                .forEach(key ->
                        options.put("keyName", operation.sample().request().get(key.name())));
        KeyRequest request = new KeyRequest(
                new AddressResolver(operation, new NamesByOption(options)).resolve(StatedNames.NONE),
                operation.apiVersion());
        Map<String, String> fields = new java.util.HashMap<>();
        resources.forEach(
                (read, resource) -> operation.variablesOf(read).forEach(variable -> read.find(variable, resource)
                        .ifPresent(value -> fields.put(variable, value))));
        return new KeyResponse(request, keys(operation, answer), tree(operation, answer), fields, "id", NOW);
    }

    /** The documented id with some of its names replaced. */
    static String resourceId(Operation operation, Map<String, String> names) {
        Map<String, String> values = new java.util.HashMap<>(operation.sample().request());
        values.putAll(names);
        return operation.path().resourceId(values);
    }
}
