// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.ServerEndpoint;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The managed identities of App Service, in version 2019-08-01 of its REST protocol. A user-assigned identity exists for
 * every client ID, object ID and resource ID. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference">REST
 *     endpoint reference</a>
 */
public final class ManagedIdentityEndpoint implements ServerEndpoint {

    /** The path of the endpoint. */
    public static final String PATH = "/msi/token";

    private static final String VERSION = "2019-08-01";
    private static final String SYSTEM_ASSIGNED = "";

    /** The parameters that select a user-assigned identity. */
    private static final List<String> IDENTITY =
            List.of("client_id", "object_id", "principal_id", "mi_res_id", "msi_res_id");

    private final String identityHeader;
    private final TokenIssuer tokens;
    private final TokenRequestRecorder recorder;
    private final Map<String, ServicePrincipal> identities = new ConcurrentHashMap<>();

    public ManagedIdentityEndpoint(String identityHeader, TokenIssuer tokens, TokenRequestRecorder recorder) {
        this.identityHeader = identityHeader;
        this.tokens = tokens;
        this.recorder = recorder;
    }

    @Override
    public ServerResponse respond(ServerRequest request) {
        if (!request.path().equals(PATH) || !request.method().equals("GET")) {
            return error(404, "Not found");
        }
        if (request.header("X-IDENTITY-HEADER").filter(identityHeader::equals).isEmpty()) {
            return error(401, "The header X-IDENTITY-HEADER is missing or invalid");
        }
        if (request.parameter("api-version").filter(VERSION::equals).isEmpty()) {
            return error(400, "The api-version must be " + VERSION);
        }
        if (IDENTITY.stream()
                        .filter(name -> request.parameter(name).isPresent())
                        .count()
                > 1) {
            return error(400, "Only one parameter can select an identity");
        }
        return request.parameter("resource")
                .map(resource -> granted(resource, request))
                .orElseGet(() -> error(400, "The parameter resource is missing"));
    }

    /** The statuses and messages are invented: those of App Service are not documented. */
    private static ServerResponse error(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return ServerResponse.json(status, body.put("statusCode", status).put("message", message));
    }

    private ServerResponse granted(String resource, ServerRequest request) {
        IssuedToken token = tokens.issue(identity(request), resource);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", token.value());
        body.put("expires_on", String.valueOf(token.expires().getEpochSecond()));
        body.put("resource", resource);
        body.put("token_type", "Bearer");
        request.parameter("client_id").ifPresent(clientId -> body.put("client_id", clientId));
        return ServerResponse.json(200, body);
    }

    private ServicePrincipal identity(ServerRequest request) {
        return identities.computeIfAbsent(
                selected(request).orElse(SYSTEM_ASSIGNED),
                key -> new ServicePrincipal(
                        request.parameter("client_id").orElseGet(SecretStore::randomGuid), SecretStore.randomGuid()));
    }

    private static Optional<String> selected(ServerRequest request) {
        return IDENTITY.stream()
                .flatMap(name -> request.parameter(name).map(value -> name + "=" + value).stream())
                .findFirst();
    }

    @Override
    public ServerResponse addHeaders(ServerRequest request, ServerResponse response) {
        return response;
    }

    @Override
    public void record(ServerRequest request, int status) {
        recorder.record(
                "managed_identity",
                request.header("X-IDENTITY-HEADER")
                        .map(value -> "identity_header")
                        .orElse(null),
                null,
                request.parameter("client_id").orElse(null),
                selected(request).orElse(null),
                request.parameter("resource").orElse(null),
                null,
                status);
    }
}
