package io.github.azkeys.internal.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.catalog.JsonMappers;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.shape.TypedKeysReader;
import io.github.azkeys.internal.shape.UnexpectedTypeException;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Reads an answer into the record that its operation names. What does not fit is refused by the name of the field and
 * never quoted, and Jackson's own exceptions, which quote, go no further. Threadsafe.
 */
public final class KeySetReader {

    private static final int ACCEPTED = 202;

    private final KeySetTypes types;
    private final ObjectMapper mapper;

    public KeySetReader(KeySetTypes types) {
        this.types = types;
        JsonMapper.Builder builder = JsonMappers.builder()
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // a number that the record does not know is written again as ARM sent it
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
        builder.withCoercionConfig(LogicalType.Textual, config -> {
            // a key that is a number or an object is no key
            config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
            config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
            config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        });
        this.mapper = builder.build();
    }

    public ObjectMapper mapper() {
        return mapper;
    }

    /** The answer as a JSON object, still with the names that its API version uses. */
    public ObjectNode tree(BufferedResponse response) {
        if (response.getStatusCode() == ACCEPTED) {
            throw invalid(response, "ARM gives the answer only later (202), and azkeys does not ask for it again");
        }
        JsonNode tree;
        try {
            tree = mapper.readTree(response.body());
        } catch (JsonProcessingException e) {
            String type = response.getHeaders().getValue(com.azure.core.http.HttpHeaderName.CONTENT_TYPE);
            throw invalid(response, "the answer is no JSON" + (type == null ? "" : " but " + type));
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot fail to be read", e);
        }
        if (tree == null || tree.isMissingNode()) {
            throw invalid(response, "the answer is empty");
        }
        if (!(tree instanceof ObjectNode object)) {
            throw invalid(
                    response,
                    "the answer is a JSON " + tree.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
                            + ", not an object");
        }
        return object;
    }

    /** The answer as the record of the operation. */
    public KeySet read(Operation operation, ObjectNode tree, BufferedResponse response) {
        operation
                .aliases()
                .forEach((name, others) -> others.forEach(other -> {
                    JsonNode value = tree.remove(other);
                    if (value != null) {
                        tree.set(name, value);
                    }
                }));
        try {
            KeySet body = operation.shape() == null
                    ? mapper.treeToValue(tree, types.get(operation))
                    : TypedKeysReader.read(operation.shape(), tree);
            if (body.additionalProperties().size() == tree.size()
                    && !body.fields().isUnnamed()) {
                throw invalid(response, "the answer has none of the fields of " + operation.body());
            }
            return body;
        } catch (UnexpectedTypeException e) {
            throw wrongType(response, e.getMessage());
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw wrongType(response, field);
        } catch (JsonProcessingException e) {
            throw invalid(response, "the answer does not fit " + operation.body());
        } catch (LinkageError e) {
            // Reactor would throw it on a thread where nobody learns of it
            throw new IllegalStateException("the type " + operation.body() + " cannot be used: " + e, e);
        }
    }

    private static InvalidResponseException wrongType(BufferedResponse response, String field) {
        return invalid(response, "the field " + field + " of the answer is not of the documented type");
    }

    private static InvalidResponseException invalid(BufferedResponse response, String problem) {
        return new InvalidResponseException(
                problem,
                null,
                ArmError.ofStatus(
                        response.getStatusCode(), response.getHeaders().getValue(ArmErrorReader.REQUEST_ID), null),
                null);
    }
}
