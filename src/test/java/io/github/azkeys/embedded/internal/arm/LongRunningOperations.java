// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.arm.OperationCourse.Link;
import io.github.azkeys.embedded.internal.entra.SecretStore;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The long-running operations that the service has accepted. Links to them are signed, as those of ARM. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations">Track asynchronous
 *     Azure operations</a>
 */
final class LongRunningOperations {

    private static final Pattern PATH = Pattern.compile(
            "(?i)/subscriptions/[^/]+/providers/[^/]+/locations/[^/]+/operation(Statuses|Results)/([^/]+)");

    private final String endpoint;
    private final SecretStore secrets;
    private final Map<String, OperationCourse> courses = new ConcurrentHashMap<>();
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    /** Locks itself. */
    private static final class Running {
        final OperationCourse course;
        final String query;
        final Supplier<ObjectNode> action;
        int polls;
        boolean ended;
        ObjectNode result;

        /** @param action carries out the operation and returns the result, null if it has none */
        Running(OperationCourse course, String query, Supplier<ObjectNode> action) {
            this.course = course;
            this.query = query;
            this.action = action;
        }

        /** Counts a poll, and carries out the operation after the last one. */
        void poll() {
            if (!ended && polls++ >= course.polls()) {
                ended = true;
                result = course.error() == null ? action.get() : null;
            }
        }
    }

    LongRunningOperations(String endpoint, SecretStore secrets) {
        this.endpoint = endpoint;
        this.secrets = secrets;
    }

    /** Sets the course of an action, in place of that of ARM. */
    void set(String action, OperationCourse course) {
        courses.put(action, course);
    }

    /** Sets the courses of ARM. Actions that were accepted stay as they are. */
    void clear() {
        courses.clear();
    }

    /**
     * Returns the course of an action.
     *
     * @param names the names of the action; several operations may have the same
     * @param header the header that ARM sends; null if the action is not long-running
     */
    OperationCourse course(List<String> names, String header) {
        return names.stream()
                .map(courses::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> OperationCourse.ofHeader(header));
    }

    /**
     * Responds to a request.
     *
     * @param action carries out the operation and returns the result, null if it has none
     */
    ServerResponse accept(OperationCourse course, OperationTarget target, String version, Supplier<ObjectNode> action) {
        if (course.link() == null) {
            ObjectNode result = action.get();
            return result == null ? new ServerResponse(204, Map.of(), null, null) : ServerResponse.json(200, result);
        }
        String id = SecretStore.randomGuid();
        String query = "api-version=" + version + "&s=" + secrets.createUrlSafe(32);
        running.put(id, new Running(course, query, action));
        String links = endpoint + "/subscriptions/" + target.subscription() + "/providers/" + target.namespace()
                + "/locations/westeurope/operation";
        boolean hasStatus = course.link() == Link.STATUS;
        ServerResponse response = hasStatus
                ? ServerResponse.json(202, JsonNodeFactory.instance.objectNode().put("status", "Enqueued"))
                        .with("Azure-AsyncOperation", links + "Statuses/" + id + "?" + query)
                : new ServerResponse(202, Map.of(), null, null);
        return withRetryAfter(
                course,
                hasStatus && course.resultInStatus()
                        ? response
                        : response.with("Location", links + "Results/" + id + "?" + query));
    }

    /** Returns the status or the result that a link leads to; empty if the path is not that of an operation. */
    Optional<ServerResponse> find(ServerRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        if (!request.method().equals("GET")) {
            throw ArmErrorResponses.methodNotAllowed(request.method(), "GET");
        }
        Running operation = running.get(path.group(2));
        if (operation == null || !operation.query.equals(request.query())) {
            throw ArmErrorResponses.of(404, "OperationNotFound", "The operation was not found.");
        }
        synchronized (operation) {
            boolean statusOnly = path.group(1).equalsIgnoreCase("Statuses");
            if (statusOnly || operation.course.link() == Link.RESULT) {
                operation.poll();
            }
            return Optional.of(statusOnly ? status(operation, request, path.group(2)) : result(operation, request));
        }
    }

    private static ServerResponse status(Running operation, ServerRequest request, String id) {
        ObjectNode status =
                JsonNodeFactory.instance.objectNode().put("id", request.path()).put("name", id);
        OperationCourse.Error error = operation.course.error();
        if (!operation.ended) {
            return withRetryAfter(operation.course, ServerResponse.json(200, status.put("status", "InProgress")));
        }
        status.put("status", error == null ? "Succeeded" : error.status());
        if (error != null) {
            status.putObject("error").put("code", error.code()).put("message", error.message());
        } else if (operation.course.resultInStatus() && operation.result != null) {
            status.set("properties", operation.result);
        }
        return ServerResponse.json(200, status);
    }

    private ServerResponse result(Running operation, ServerRequest request) {
        OperationCourse.Error error = operation.course.error();
        if (!operation.ended) {
            return withRetryAfter(
                    operation.course,
                    new ServerResponse(
                            202, Map.of("Location", endpoint + request.path() + "?" + request.query()), null, null));
        }
        if (error != null) {
            throw ArmErrorResponses.of(409, error.code(), error.message());
        }
        return operation.result == null
                ? new ServerResponse(204, Map.of(), null, null)
                : ServerResponse.json(200, operation.result);
    }

    private static ServerResponse withRetryAfter(OperationCourse course, ServerResponse response) {
        return course.retryAfter() == null
                ? response
                : response.with(
                        "Retry-After", String.valueOf(course.retryAfter().toSeconds()));
    }
}
