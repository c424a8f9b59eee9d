package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The errors of Microsoft Entra in its own form. Threadsafe. */
final class TokenErrors {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    TokenErrors(Clock clock) {
        this.clock = clock;
    }

    Answer secretInvalid(String clientId) {
        return of(
                401,
                "invalid_client",
                7000215,
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                        + " value, not the client secret ID, for a secret added to app '" + clientId + "'.");
    }

    Answer credentialMissing() {
        return of(
                401,
                "invalid_client",
                7000218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    }

    Answer assertionInvalid() {
        return of(401, "invalid_client", 50027, "JWT token is invalid or malformed.");
    }

    Answer tenantUnknown(String tenant) {
        return of(
                400,
                "invalid_request",
                90002,
                "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID and are signing"
                        + " into the correct cloud. Check with your subscription administrator, this may happen if"
                        + " there are no active subscriptions for the tenant.");
    }

    Answer clientUnknown(String clientId, String tenant) {
        return of(
                400,
                "unauthorized_client",
                700016,
                "Application with identifier '" + clientId + "' was not found in the directory '" + tenant + "'.");
    }

    Answer scopeInvalid(String scope) {
        return of(
                400,
                "invalid_scope",
                1002012,
                "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope"
                        + " value with /.default suffixed to the resource identifier (application ID URI).");
    }

    Answer grantUnsupported() {
        return of(
                400,
                "unsupported_grant_type",
                70003,
                "The app requested an unsupported grant type. Here it can only be 'client_credentials'.");
    }

    private Answer of(int status, String error, int number, String description) {
        String trace = Secrets.randomGuid();
        String correlation = Secrets.randomGuid();
        String time = TIME.format(clock.instant());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put(
                "error_description",
                "AADSTS" + number + ": " + description + " Trace ID: " + trace + " Correlation ID: " + correlation
                        + " Timestamp: " + time);
        body.putArray("error_codes").add(number);
        body.put("timestamp", time).put("trace_id", trace).put("correlation_id", correlation);
        return Answer.json(status, body);
    }
}
