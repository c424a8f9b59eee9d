// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the status of a long-running operation. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations">Track asynchronous
 *     Azure operations</a>
 */
public final class OperationStatusReader {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int MAX_STATUS = 50;

    /** The HTTP status for which ARM uses a code. The status of the poll itself is 200. */
    private static final Map<String, Integer> HTTP_STATUS = Map.of(
            "badrequest", 400,
            "forbidden", 403,
            "notfound", 404,
            "resourcenotfound", 404,
            "conflict", 409,
            "toomanyrequests", 429,
            "internalservererror", 500,
            "serviceunavailable", 503);

    private final KeySetReader keySets;
    private final ArmErrorReader errors;

    public OperationStatusReader(KeySetReader keySets, ArmErrorReader errors) {
        this.keySets = keySets;
        this.errors = errors;
    }

    /** @throws InvalidResponseException if the response has no status */
    public OperationStatus read(TransportResponse response) {
        if (response.status() == ACCEPTED && response.body().length == 0) {
            return new OperationStatus("Accepted", null, null);
        }
        ObjectNode tree = keySets.object(response);
        String status = tree.path("status").textValue();
        if (status == null || status.isBlank()) {
            throw new InvalidResponseException(
                    "the status of the long-running operation is missing",
                    null,
                    ArmError.ofStatus(response.status(), ArmErrorReader.requestId(response), null),
                    null);
        }
        String text = Causes.line(status, MAX_STATUS);
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "succeeded" -> new OperationStatus(text, result(tree, response), null);
            case "failed", "canceled", "cancelled" -> new OperationStatus(text, null, error(response));
            default -> new OperationStatus(text, null, null);
        };
    }

    private static TransportResponse result(ObjectNode tree, TransportResponse response) {
        boolean present = tree.path("properties") instanceof ObjectNode;
        return new TransportResponse(
                present ? OK : NO_CONTENT,
                response::header,
                present ? tree.path("properties").toString().getBytes(StandardCharsets.UTF_8) : new byte[0]);
    }

    private ArmError error(TransportResponse response) {
        ArmError error = errors.read(response);
        String code = error.code() == null ? "" : error.code().toLowerCase(Locale.ROOT);
        return new ArmError(
                HTTP_STATUS.getOrDefault(code, 0),
                error.code(),
                error.message(),
                error.target(),
                error.details(),
                error.requestId(),
                null);
    }
}
