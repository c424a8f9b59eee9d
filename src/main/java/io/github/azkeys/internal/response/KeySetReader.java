// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationBody;
import io.github.azkeys.internal.shape.InvalidFieldException;
import io.github.azkeys.internal.shape.JsonMappers;
import io.github.azkeys.internal.shape.TypedKeysReader;
import io.github.azkeys.internal.transport.TransportResponse;
import io.github.azkeys.keys.Fields;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Reads a response into the body of its operation. Errors name a field but never quote its value; Jackson's exceptions
 * quote values and are therefore not passed on. Threadsafe.
 */
public final class KeySetReader {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int MAX_PROBLEM = 500;

    /** The success statuses of actions. */
    private static final Set<Integer> ACTION = Set.of(OK, 201, ACCEPTED, 204);

    /** Responses have less than 10; what reads them recurses. */
    private static final int MAX_DEPTH = 100;

    private final KeySetTypes types;
    private final ObjectMapper mapper;
    private final Map<String, ObjectReader> readers = new ConcurrentHashMap<>(); // by type
    private final ObjectMapper lenient = JsonMappers.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public KeySetReader(KeySetTypes types) {
        this.types = types;
        JsonMapper.Builder builder = JsonMappers.builder()
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // numbers of unknown fields are written as ARM sent them
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
        // a number or boolean is not a valid key
        builder.withCoercionConfig(
                LogicalType.Textual, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        this.mapper = builder.build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
    }

    /**
     * Returns the response as a JSON object, with the field names of its API version. Without content,
     * a response that is optional is an empty object.
     */
    public ObjectNode tree(OperationBody type, TransportResponse response) {
        if (type.optional() && ACTION.contains(response.status())) {
            return response.body().length == 0 ? mapper.createObjectNode() : object(response);
        }
        if (response.status() == ACCEPTED) {
            throw invalid(response, "202 Accepted, but there is no link to the status of the long-running operation");
        }
        if (response.status() != OK) {
            throw invalid(
                    response,
                    "status " + response.status() + " is not documented; "
                            + (type.optional()
                                    ? "an action has status 200, 201, 202 or 204"
                                    : "a response with keys has status 200"));
        }
        return object(response);
    }

    /** Returns a response of any status as a JSON object. */
    public ObjectNode object(TransportResponse response) {
        JsonNode tree;
        try {
            tree = mapper.readTree(response.body());
        } catch (NumberFormatException e) {
            throw invalid(response, "a number of the response has too large an exponent");
        } catch (StreamConstraintsException e) {
            throw invalid(
                    response,
                    "the response is nested more than " + MAX_DEPTH + " levels deep, or has too long a number or name");
        } catch (IOException e) {
            // not only a JsonProcessingException: Jackson also takes bytes for UTF-16 and UTF-32
            if (isJson(response)) {
                throw invalid(response, "an object of the response has a name twice");
            }
            throw invalid(
                    response,
                    "the response is not valid JSON"
                            + (ArmErrorReader.isPage(response) ? " but an HTML page. Check proxies" : ""));
        }
        if (tree == null || tree.isMissingNode()) {
            throw invalid(response, "the response is empty");
        }
        if (!(tree instanceof ObjectNode object)) {
            String type = tree.getNodeType().name().toLowerCase(Locale.ROOT);
            throw invalid(response, "the response is a JSON " + type + ", not an object");
        }
        return object;
    }

    /** Whether the response is valid JSON, except that names may occur twice. */
    private boolean isJson(TransportResponse response) {
        try {
            lenient.readTree(response.body());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the response as the body of the operation. */
    public KeySet read(Operation operation, ObjectNode tree, TransportResponse response) {
        OperationBody type = operation.body();
        Set<String> renamed = rename(type, tree);
        try {
            KeySet body = type.shape() == null
                    ? reader(operation).readValue(NullFields.of(type.type(), tree))
                    : TypedKeysReader.read(
                            type.shape(),
                            tree,
                            renamed,
                            operation.pair() == null
                                    ? Map.of()
                                    : operation.pair().keys());
            requireKeys(type, tree, body, response);
            return body;
        } catch (InvalidFieldException e) {
            throw wrongType(response, e.field());
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw wrongType(response, field);
        } catch (IOException e) {
            throw invalid(response, "the response does not match " + type.type());
        } catch (LinkageError e) {
            throw new IllegalStateException("the type " + type.type() + " cannot be used: " + e, e);
        }
    }

    private ObjectReader reader(Operation operation) {
        return readers.computeIfAbsent(operation.body().type(), absent -> mapper.readerFor(types.get(operation)));
    }

    /**
     * Adds fields that ARM sent with another name only, with their names in the body.
     *
     * @return their names in the body
     */
    private static Set<String> rename(OperationBody type, ObjectNode tree) {
        if (type.aliases().isEmpty()) {
            return Set.of();
        }
        Set<String> renamed = new HashSet<>();
        type.aliases()
                .forEach((name, others) -> others.forEach(other -> {
                    if (tree.has(other) && !tree.has(name)) {
                        tree.set(name, type.writesAliases() ? tree.get(other) : tree.remove(other));
                        renamed.add(name);
                    }
                }));
        return renamed;
    }

    private static void requireKeys(OperationBody type, ObjectNode tree, KeySet body, TransportResponse response) {
        Fields fields = body.fields();
        if (type.optional() && response.status() != OK) {
            return; // the status of an action
        }
        if (hasNoneOf(body, fields, tree) && !(type.mayBeEmpty() && tree.isEmpty())) {
            throw invalid(response, "the response has none of the fields of " + type.type());
        }
        if (fields.lacksKeys() && !type.mayBeEmpty()) {
            throw invalid(response, "the response has no keys; they are missing, null or blank");
        }
        String problem = KeyTexts.problem(fields);
        if (problem != null) {
            throw invalid(response, problem);
        }
    }

    /** Whether the body defines none of the fields that have a value. */
    private static boolean hasNoneOf(KeySet body, Fields fields, ObjectNode tree) {
        int sent = 0;
        for (JsonNode value : tree) {
            sent += value.isNull() ? 0 : 1;
        }
        int others = 0;
        for (Object value : body.additionalProperties().values()) {
            others += value == null ? 0 : 1;
        }
        return others == sent && (sent > 0 || tree.isEmpty()) && !fields.isUnnamed();
    }

    private static InvalidResponseException wrongType(TransportResponse response, String field) {
        return invalid(response, "the field " + field + " of the response does not have the documented type");
    }

    private static InvalidResponseException invalid(TransportResponse response, String problem) {
        return new InvalidResponseException(
                Causes.line(problem, MAX_PROBLEM),
                null,
                ArmError.ofStatus(response.status(), ArmErrorReader.requestId(response), null),
                null);
    }
}
