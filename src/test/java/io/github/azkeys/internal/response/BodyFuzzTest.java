// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.transport.TransportResponse;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.FuzzTestSupport;
import java.util.List;
import java.util.Map;

/** Responses with keys. */
class BodyFuzzTest extends FuzzTestSupport {

    private static final OperationIndex CATALOG = new OperationIndex();
    private static final List<Operation> OPERATIONS = List.of(
            CATALOG.get("batch"),
            CATALOG.get("iothub-policies"),
            CATALOG.get("storage"),
            CATALOG.get("acr"),
            CATALOG.get("aks-admin"),
            CATALOG.get("cosmosdb-connection-strings"),
            CATALOG.get("function-host"),
            CATALOG.get("mlworkspace"),
            AnyResource.operation("listKeys", "2024-07-01"));
    private static final KeySetReader KEYS = new KeySetReader(new KeySetTypes(name -> null));

    @Override
    protected void fuzz(byte[] data) {
        fuzzerTestOneInput(data);
    }

    public static void fuzzerTestOneInput(byte[] data) {
        TransportResponse response = new TransportResponse(200, name -> null, data);
        OPERATIONS.forEach(operation -> read(operation, response));
    }

    private static void read(Operation operation, TransportResponse response) {
        boolean secret = true;
        try {
            ObjectNode tree = KEYS.tree(operation.body(), response);
            secret = !isFieldName(tree);
            KeySet body = KEYS.read(operation, tree, response);
            for (String name : body.keyNames()) {
                boolean hidden = body.key(name).contains(SECRET) && isOnce(response);
                require(!hidden || !body.toString().contains(SECRET), "a key in toString: " + body);
            }
            require(
                    body.equals(KEYS.read(operation, KEYS.tree(operation.body(), response), response)),
                    "not equal to itself: " + body);
        } catch (InvalidResponseException e) {
            requireLine(e);
            require(!secret || !e.getMessage().contains(SECRET), "a key in " + e.getMessage());
        }
    }

    /** Otherwise the text may also be in a field that is shown. */
    private static boolean isOnce(TransportResponse response) {
        String text = text(response.body());
        return text.indexOf(SECRET) == text.lastIndexOf(SECRET);
    }

    /** Names of fields are not secret. */
    private static boolean isFieldName(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().contains(SECRET)) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (isFieldName(child)) {
                return true;
            }
        }
        return false;
    }
}
