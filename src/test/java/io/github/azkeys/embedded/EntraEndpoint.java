package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Microsoft Entra as far as an application needs it that asks for a token with a secret or an assertion. The
 * signature of an assertion is not checked. Threadsafe.
 */
final class EntraEndpoint implements Endpoint {

    private static final Pattern TOKEN = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");
    private static final Pattern CONFIGURATION =
            Pattern.compile("/([^/]+)(?:/v2\\.0)?/\\.well-known/openid-configuration");
    private static final String DISCOVERY = "/common/discovery/instance";
    private static final String DEFAULT_SCOPE = "/.default";
    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final Clock clock;
    private final Registration registration;
    private final TokenIssuer tokens;
    private final Duration refreshIn;
    private final Journal journal;
    private final TokenErrors errors;

    /**
     * @param refreshIn after which time a client may ask again, null where the answer does not say
     */
    EntraEndpoint(Clock clock, Registration registration, TokenIssuer tokens, Duration refreshIn, Journal journal) {
        this.clock = clock;
        this.registration = registration;
        this.tokens = tokens;
        this.refreshIn = refreshIn;
        this.journal = journal;
        this.errors = new TokenErrors(clock);
    }

    /** Whether the path is one of Entra's, which no path of ARM's looks like. */
    static boolean owns(Exchange exchange) {
        return TOKEN.matcher(exchange.path()).matches()
                || CONFIGURATION.matcher(exchange.path()).matches()
                || exchange.path().equals(DISCOVERY);
    }

    @Override
    public Answer answer(Exchange exchange) {
        Matcher token = TOKEN.matcher(exchange.path());
        if (token.matches()) {
            return exchange.method().equals("POST") ? token(token.group(1), exchange.form()) : postOnly();
        }
        Matcher configuration = CONFIGURATION.matcher(exchange.path());
        if (configuration.matches()) {
            return isTenant(configuration.group(1))
                    ? Answer.json(200, configuration())
                    : errors.tenantUnknown(configuration.group(1));
        }
        return Answer.json(200, discovery());
    }

    private static Answer postOnly() {
        return new Answer(405, Map.of("Allow", "POST"), null, null);
    }

    private Answer token(String tenant, Map<String, String> form) {
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
        Optional<Answer> wrong = wrongCredential(form);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return audience(form.getOrDefault("scope", ""))
                .map(this::granted)
                .orElseGet(() -> errors.scopeInvalid(form.get("scope")));
    }

    private Optional<Answer> wrongCredential(Map<String, String> form) {
        String assertion = form.get("client_assertion");
        if (assertion != null) {
            return JWT.matcher(assertion).matches() ? Optional.empty() : Optional.of(errors.assertionInvalid());
        }
        String secret = form.get("client_secret");
        if (secret == null) {
            return Optional.of(errors.credentialMissing());
        }
        boolean right = MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                registration.clientSecret().getBytes(StandardCharsets.UTF_8));
        return right
                ? Optional.empty()
                : Optional.of(errors.secretInvalid(registration.application().clientId()));
    }

    /** The resource that the first scope names; MSAL adds {@code openid} and others behind it. */
    private static Optional<String> audience(String scopes) {
        for (String scope : scopes.split(" ")) {
            if (scope.length() > DEFAULT_SCOPE.length() && scope.endsWith(DEFAULT_SCOPE)) {
                return Optional.of(scope.substring(0, scope.length() - DEFAULT_SCOPE.length()));
            }
        }
        return Optional.empty();
    }

    private Answer granted(String audience) {
        IssuedToken token = tokens.issue(registration.application(), audience);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("token_type", "Bearer");
        body.put("expires_in", tokens.lifetime().toSeconds());
        body.put("ext_expires_in", tokens.lifetime().toSeconds());
        if (refreshIn != null) {
            body.put("refresh_in", refreshIn.toSeconds());
        }
        return Answer.json(200, body.put("access_token", token.value()));
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
    public Answer dress(Exchange exchange, Answer answer) {
        Answer dressed = answer.with("Cache-Control", "no-store, no-cache")
                .with("Pragma", "no-cache")
                .with("x-ms-request-id", Secrets.randomGuid());
        boolean echo = exchange.header("return-client-request-id")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        String own = exchange.header("client-request-id").orElse(null);
        // MSAL complains in its log where its own id does not come back
        return echo && own != null ? dressed.with("client-request-id", own) : dressed;
    }

    @Override
    public void note(Exchange exchange, int status) {
        Matcher token = TOKEN.matcher(exchange.path());
        if (token.matches()) {
            Map<String, String> form = exchange.form();
            String credential = form.containsKey("client_assertion")
                    ? "client_assertion"
                    : form.containsKey("client_secret") ? "client_secret" : null;
            journal.add(new TokenRequest(
                    clock.instant(),
                    form.get("grant_type"),
                    credential,
                    token.group(1),
                    form.get("client_id"),
                    form.get("scope"),
                    form.get("claims"),
                    status));
        }
    }
}
