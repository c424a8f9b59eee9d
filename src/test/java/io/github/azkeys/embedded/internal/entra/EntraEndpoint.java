// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.ServerEndpoint;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of Microsoft Entra that issue a token to an application for a client secret or a client assertion.
 * Thread-safe.
 */
public final class EntraEndpoint implements ServerEndpoint {

    private static final Pattern TOKEN = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");
    private static final Pattern CONFIGURATION =
            Pattern.compile("/([^/]+)(?:/v2\\.0)?/\\.well-known/openid-configuration");
    private static final String DISCOVERY = "/common/discovery/instance";
    private static final String DEFAULT_SCOPE = "/.default";

    private final AppRegistration registration;
    private final ClientAssertions assertions;
    private final TokenIssuer tokens;
    private final Duration refreshIn;
    private final TokenRequestRecorder recorder;
    private final EntraErrorResponses errors;

    /**
     * @param refreshIn the time until a client refreshes the token; null to leave it out of the response
     */
    public EntraEndpoint(
            Clock clock,
            AppRegistration registration,
            ClientAssertions assertions,
            TokenIssuer tokens,
            Duration refreshIn,
            TokenRequestRecorder recorder) {
        this.registration = registration;
        this.assertions = assertions;
        this.tokens = tokens;
        this.refreshIn = refreshIn;
        this.recorder = recorder;
        this.errors = new EntraErrorResponses(clock);
    }

    /** Whether the request is for Entra. Its paths differ from all paths of ARM. */
    public static boolean owns(ServerRequest request) {
        return TOKEN.matcher(request.path()).matches()
                || CONFIGURATION.matcher(request.path()).matches()
                || request.path().equals(DISCOVERY);
    }

    @Override
    public ServerResponse respond(ServerRequest request) {
        Matcher token = TOKEN.matcher(request.path());
        if (token.matches()) {
            return request.method().equals("POST") ? token(token.group(1), request.form()) : postOnly();
        }
        Matcher configuration = CONFIGURATION.matcher(request.path());
        if (configuration.matches()) {
            return isTenant(configuration.group(1))
                    ? ServerResponse.json(200, configuration())
                    : errors.tenantUnknown(configuration.group(1));
        }
        return request.path().equals(DISCOVERY)
                ? ServerResponse.json(200, discovery())
                : new ServerResponse(404, Map.of(), null, null);
    }

    private static ServerResponse postOnly() {
        return new ServerResponse(405, Map.of("Allow", "POST"), null, null);
    }

    private ServerResponse token(String tenant, Map<String, String> form) {
        if (!isTenant(tenant)) {
            return errors.tenantUnknown(tenant);
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return errors.grantUnsupported();
        }
        String client = form.get("client_id");
        if (!registration.application().clientId().equalsIgnoreCase(client)) {
            return errors.clientUnknown(client, tenant);
        }
        Optional<ServerResponse> error = credentialError(form);
        if (error.isPresent()) {
            return error.get();
        }
        return audience(form.getOrDefault("scope", ""))
                .map(this::granted)
                .orElseGet(() -> errors.scopeInvalid(form.get("scope")));
    }

    private Optional<ServerResponse> credentialError(Map<String, String> form) {
        if (form.containsKey("client_assertion")) {
            return assertions.error(form);
        }
        String secret = form.get("client_secret");
        if (secret == null) {
            return Optional.of(errors.credentialMissing());
        }
        boolean valid = MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                registration.clientSecret().getBytes(StandardCharsets.UTF_8));
        return valid
                ? Optional.empty()
                : Optional.of(errors.secretInvalid(registration.application().clientId()));
    }

    /** Returns the resource in the first scope; MSAL appends {@code openid} and others. */
    private static Optional<String> audience(String scopes) {
        for (String scope : scopes.split(" ")) {
            if (scope.length() > DEFAULT_SCOPE.length() && scope.endsWith(DEFAULT_SCOPE)) {
                return Optional.of(scope.substring(0, scope.length() - DEFAULT_SCOPE.length()));
            }
        }
        return Optional.empty();
    }

    private ServerResponse granted(String audience) {
        IssuedToken token = tokens.issue(registration.application(), audience);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("token_type", "Bearer");
        body.put("expires_in", tokens.lifetime().toSeconds());
        body.put("ext_expires_in", tokens.lifetime().toSeconds());
        if (refreshIn != null) {
            body.put("refresh_in", refreshIn.toSeconds());
        }
        return ServerResponse.json(200, body.put("access_token", token.value()));
    }

    private ObjectNode configuration() {
        String base = registration.authority();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("issuer", base + "/v2.0")
                .put("authorization_endpoint", base + "/oauth2/v2.0/authorize")
                .put("token_endpoint", base + "/oauth2/v2.0/token")
                .put("device_authorization_endpoint", base + "/oauth2/v2.0/devicecode")
                .put("jwks_uri", base + "/discovery/v2.0/keys");
        body.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("private_key_jwt");
        return body;
    }

    private ObjectNode discovery() {
        String host = registration.authorityHost().substring("https://".length());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("api-version", "1.1")
                .put("tenant_discovery_endpoint", registration.authority() + "/v2.0/.well-known/openid-configuration");
        ObjectNode metadata = body.putArray("metadata").addObject();
        metadata.put("preferred_network", host).put("preferred_cache", host);
        metadata.putArray("aliases").add(host);
        return body;
    }

    private boolean isTenant(String tenant) {
        return registration.tenantId().equalsIgnoreCase(tenant);
    }

    @Override
    public ServerResponse addHeaders(ServerRequest request, ServerResponse response) {
        ServerResponse extended = response.with("Cache-Control", "no-store, no-cache")
                .with("Pragma", "no-cache")
                .with("x-ms-request-id", SecretStore.randomGuid());
        boolean echo = request.header("return-client-request-id")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        String own = request.header("client-request-id").orElse(null);
        // MSAL logs a warning if its own id is not returned
        return echo && own != null ? extended.with("client-request-id", own) : extended;
    }

    @Override
    public void record(ServerRequest request, int status) {
        Matcher token = TOKEN.matcher(request.path());
        if (token.matches()) {
            Map<String, String> form = request.form();
            String credential = form.containsKey("client_assertion")
                    ? "client_assertion"
                    : form.containsKey("client_secret") ? "client_secret" : null;
            recorder.record(
                    form.get("grant_type"),
                    credential,
                    token.group(1),
                    form.get("client_id"),
                    null,
                    form.get("scope"),
                    form.get("claims"),
                    status);
        }
    }
}
