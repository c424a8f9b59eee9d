// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.embedded.internal.server.ServerRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records the calls to ARM and the requests for tokens in the order of arrival. Thread-safe. */
final class CallRecorder {

    /** The headers that are recorded; {@code authorization} must never be one of them. */
    private static final Set<String> RECORDED_HEADERS = Set.of(
            "accept",
            "content-length",
            "content-type",
            "host",
            "traceparent",
            "transfer-encoding",
            "user-agent",
            "x-ms-client-request-id",
            "x-ms-correlation-request-id",
            "x-ms-return-client-request-id");

    private final Clock clock;
    private final List<ArmCall> calls = new ArrayList<>();
    private final List<TokenRequest> tokenRequests = new ArrayList<>();

    CallRecorder(Clock clock) {
        this.clock = clock;
    }

    synchronized void recordCall(ServerRequest request, String operation, int status) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.keySet().retainAll(RECORDED_HEADERS);
        calls.add(new ArmCall(
                clock.instant(),
                request.method(),
                request.path(),
                request.query(),
                request.parameter("api-version").orElse(null),
                operation,
                status,
                headers,
                request.chunked()));
    }

    synchronized void recordTokenRequest(
            String grant,
            String credential,
            String tenant,
            String clientId,
            String identity,
            String scope,
            String claims,
            int status) {
        tokenRequests.add(new TokenRequest(
                clock.instant(), grant, credential, tenant, clientId, identity, scope, claims, status));
    }

    synchronized void clear() {
        calls.clear();
        tokenRequests.clear();
    }

    synchronized List<ArmCall> calls() {
        return List.copyOf(calls);
    }

    synchronized List<TokenRequest> tokenRequests() {
        return List.copyOf(tokenRequests);
    }
}
