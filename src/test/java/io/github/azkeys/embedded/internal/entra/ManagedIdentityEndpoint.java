// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.ServerEndpoint;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The managed identities of App Service in version 2019-08-01 of its REST protocol, of the instance metadata service
 * (IMDS) of a virtual machine in version 2018-02-01, and of Azure Arc in version 2020-06-01. A user-assigned identity
 * exists for every client ID, object ID and resource ID. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference">App
 *     Service</a>
 * @see <a href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token">IMDS</a>
 * @see <a href="https://learn.microsoft.com/azure/azure-arc/servers/managed-identity-authentication">Azure Arc</a>
 */
public final class ManagedIdentityEndpoint implements ServerEndpoint {

    /** The path of App Service. */
    public static final String PATH = "/msi/token";

    /** The path of IMDS and Azure Arc. */
    public static final String IMDS_PATH = "/metadata/identity/oauth2/token";

    private static final String APP_SERVICE_VERSION = "2019-08-01";
    private static final String IMDS_VERSION = "2018-02-01";
    private static final String ARC_VERSION = "2020-06-01";
    private static final String SYSTEM_ASSIGNED = "";

    /** The parameters that select a user-assigned identity, by protocol and version of the client. */
    private static final List<String> IDENTITY =
            List.of("client_id", "object_id", "principal_id", "mi_res_id", "msi_res_id");

    private final Clock clock;
    private final String identityHeader;
    private final Path arcKeyFile;
    private final String arcKey;
    private final TokenIssuer tokens;
    private final TokenRequestRecorder recorder;
    private final Map<String, ServicePrincipal> identities = new ConcurrentHashMap<>();

    /**
     * @param arcKeyFile a file for the key that clients must send; null if this server has no Azure Arc
     */
    public ManagedIdentityEndpoint(
            Clock clock,
            String identityHeader,
            Path arcKeyFile,
            SecretStore secrets,
            TokenIssuer tokens,
            TokenRequestRecorder recorder) {
        this.clock = clock;
        this.identityHeader = identityHeader;
        this.arcKeyFile = arcKeyFile;
        this.arcKey = arcKeyFile == null ? null : secrets.createUrlSafe(32);
        this.tokens = tokens;
        this.recorder = recorder;
    }

    @Override
    public ServerResponse respond(ServerRequest request) {
        String version = request.parameter("api-version").orElse("");
        if (!request.method().equals("GET")) {
            return error(404, "Not found");
        }
        return switch (request.path()) {
            case PATH -> appService(request, version);
            case IMDS_PATH -> arcKeyFile == null ? imds(request, version) : arc(request, version);
            default -> error(404, "Not found");
        };
    }

    private ServerResponse appService(ServerRequest request, String version) {
        if (request.header("X-IDENTITY-HEADER").filter(identityHeader::equals).isEmpty()) {
            return error(401, "The header X-IDENTITY-HEADER is missing or invalid");
        }
        if (!version.equals(APP_SERVICE_VERSION)) {
            return error(400, "The api-version must be " + APP_SERVICE_VERSION);
        }
        if (IDENTITY.stream()
                        .filter(name -> request.parameter(name).isPresent())
                        .count()
                > 1) {
            return error(400, "Only one parameter can select an identity");
        }
        return request.parameter("resource")
                .map(resource -> ServerResponse.json(200, granted(resource, request)))
                .orElseGet(() -> error(400, "The parameter resource is missing"));
    }

    /** The statuses and messages are invented: those of App Service are not documented. */
    private static ServerResponse error(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return ServerResponse.json(status, body.put("statusCode", status).put("message", message));
    }

    private ServerResponse imds(ServerRequest request, String version) {
        if (request.header("Metadata").filter("true"::equalsIgnoreCase).isEmpty()) {
            return imdsError("bad_request_102", "Required metadata header not specified");
        }
        if (!version.equals(IMDS_VERSION)) {
            return imdsError("invalid_request", "The api-version must be " + IMDS_VERSION);
        }
        return request.parameter("resource")
                .map(resource -> ServerResponse.json(200, withExpiry(granted(resource, request))))
                .orElseGet(() -> imdsError("invalid_request", "Required query variable 'resource' is missing"));
    }

    private static ServerResponse imdsError(String code, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return ServerResponse.json(400, body.put("error", code).put("error_description", description));
    }

    private ObjectNode withExpiry(ObjectNode body) {
        String seconds = String.valueOf(tokens.lifetime().toSeconds());
        return body.put("expires_in", seconds)
                .put("ext_expires_in", seconds)
                .put("not_before", String.valueOf(clock.instant().getEpochSecond()));
    }

    /** Asks for the content of a file first, which only privileged users of the machine can read. */
    private ServerResponse arc(ServerRequest request, String version) {
        if (!version.equals(ARC_VERSION)) {
            return imdsError("invalid_request", "The api-version must be " + ARC_VERSION);
        }
        Optional<String> key = request.header("Authorization").filter(value -> value.startsWith("Basic "));
        if (key.isEmpty()) {
            writeArcKey();
            return new ServerResponse(401, Map.of("WWW-Authenticate", "Basic realm=" + arcKeyFile), null, null);
        }
        return key.get().substring("Basic ".length()).equals(arcKey)
                ? imds(request, IMDS_VERSION)
                : imdsError("unauthorized", "The key is wrong");
    }

    /** Not while a client may read it. */
    private synchronized void writeArcKey() {
        try {
            if (!Files.exists(arcKeyFile)) {
                Files.writeString(arcKeyFile, arcKey);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode granted(String resource, ServerRequest request) {
        IssuedToken token = tokens.issue(identity(request), resource);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", token.value());
        body.put("expires_on", String.valueOf(token.expires().getEpochSecond()));
        body.put("resource", resource);
        body.put("token_type", "Bearer");
        request.parameter("client_id").ifPresent(clientId -> body.put("client_id", clientId));
        return body;
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
                        .or(() -> request.header("Authorization").map(value -> "key_file"))
                        .orElse(null),
                null,
                request.parameter("client_id").orElse(null),
                selected(request).orElse(null),
                request.parameter("resource").orElse(null),
                null,
                status);
    }
}
