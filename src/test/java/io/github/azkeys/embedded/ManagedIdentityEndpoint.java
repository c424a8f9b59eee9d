package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The managed identities of App Service, as its REST protocol of version 2019-08-01 hands out their tokens. An
 * identity exists for every client id that is asked for. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference">REST
 *     endpoint reference</a>
 */
final class ManagedIdentityEndpoint implements Endpoint {

    static final String PATH = "/msi/token";

    private static final String VERSION = "2019-08-01";
    private static final String SYSTEM_ASSIGNED = "";

    private final Clock clock;
    private final String identityHeader;
    private final TokenIssuer tokens;
    private final Journal journal;
    private final Map<String, Principal> identities = new ConcurrentHashMap<>();

    ManagedIdentityEndpoint(Clock clock, String identityHeader, TokenIssuer tokens, Journal journal) {
        this.clock = clock;
        this.identityHeader = identityHeader;
        this.tokens = tokens;
        this.journal = journal;
    }

    @Override
    public Answer answer(Exchange exchange) {
        if (!exchange.path().equals(PATH) || !exchange.method().equals("GET")) {
            return refused(404, "Nothing is found here");
        }
        if (exchange.header("X-IDENTITY-HEADER").filter(identityHeader::equals).isEmpty()) {
            return refused(401, "The header X-IDENTITY-HEADER is missing or wrong");
        }
        if (exchange.parameter("api-version").filter(VERSION::equals).isEmpty()) {
            return refused(400, "The api-version has to be " + VERSION);
        }
        return exchange.parameter("resource")
                .map(resource -> granted(resource, exchange))
                .orElseGet(() -> refused(400, "The parameter resource is missing"));
    }

    /** Statuses and sentences are made: no public record of App Service's own was found. */
    private static Answer refused(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return Answer.json(status, body.put("statusCode", status).put("message", message));
    }

    private Answer granted(String resource, Exchange exchange) {
        String clientId = exchange.parameter("client_id").orElse(null);
        IssuedToken token = tokens.issue(identity(clientId), resource);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", token.value());
        body.put("expires_on", String.valueOf(token.expires().getEpochSecond()));
        body.put("resource", resource);
        body.put("token_type", "Bearer");
        if (clientId != null) {
            body.put("client_id", clientId);
        }
        return Answer.json(200, body);
    }

    private Principal identity(String clientId) {
        return identities.computeIfAbsent(
                clientId == null ? SYSTEM_ASSIGNED : clientId,
                key -> new Principal(clientId == null ? Secrets.randomGuid() : clientId, Secrets.randomGuid()));
    }

    @Override
    public Answer dress(Exchange exchange, Answer answer) {
        return answer;
    }

    @Override
    public void note(Exchange exchange, int status) {
        journal.add(new TokenRequest(
                clock.instant(),
                "managed_identity",
                exchange.header("X-IDENTITY-HEADER")
                        .map(value -> "identity_header")
                        .orElse(null),
                null,
                exchange.parameter("client_id").orElse(null),
                exchange.parameter("resource").orElse(null),
                null,
                status));
    }
}
