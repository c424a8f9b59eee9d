// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Creates the error responses of Microsoft Entra. Thread-safe. */
final class EntraErrorResponses {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    EntraErrorResponses(Clock clock) {
        this.clock = clock;
    }

    ServerResponse secretInvalid(String clientId) {
        return of(
                401,
                "invalid_client",
                7000215,
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                        + " value, not the client secret ID, for a secret added to app '" + clientId + "'.");
    }

    ServerResponse credentialMissing() {
        return of(
                401,
                "invalid_client",
                7000218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    }

    ServerResponse assertionInvalid() {
        return of(401, "invalid_client", 50027, "JWT token is invalid or malformed.");
    }

    ServerResponse keyUnknown(String thumbprint) {
        return of(
                401,
                "invalid_client",
                700027,
                "The certificate with identifier used to sign the client assertion is not registered on application."
                        + " [Reason - The key was not found., Thumbprint of key used by client: '" + thumbprint
                        + "'].");
    }

    ServerResponse signatureInvalid(String reason, String thumbprint) {
        return of(
                401,
                "invalid_client",
                700027,
                "Client assertion contains an invalid signature. [Reason - " + reason
                        + ", Thumbprint of key used by client: '" + thumbprint + "'].");
    }

    ServerResponse subjectInvalid() {
        return of(
                401,
                "invalid_client",
                700021,
                "Client assertion application identifier doesn't match 'client_id' parameter.");
    }

    ServerResponse audienceInvalid() {
        return of(401, "invalid_client", 700023, "Client assertion audience claim does not match Realm issuer.");
    }

    ServerResponse assertionExpired() {
        return of(401, "invalid_client", 700024, "Client assertion is not within its valid time range.");
    }

    ServerResponse issuerUnknown(String issuer, String subject, String audience) {
        return of(
                401,
                "invalid_client",
                70021,
                "No matching federated identity record found for presented assertion. Assertion Issuer: '" + issuer
                        + "'. Assertion Subject: '" + subject + "'. Assertion Audience: '" + audience + "'.");
    }

    ServerResponse tenantUnknown(String tenant) {
        return of(
                400,
                "invalid_request",
                90002,
                "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID and are signing"
                        + " into the correct cloud. Check with your subscription administrator, this may happen if"
                        + " there are no active subscriptions for the tenant.");
    }

    ServerResponse clientUnknown(String clientId, String tenant) {
        return of(
                400,
                "unauthorized_client",
                700016,
                "Application with identifier '" + clientId + "' was not found in the directory '" + tenant + "'.");
    }

    ServerResponse scopeInvalid(String scope) {
        return of(
                400,
                "invalid_scope",
                1002012,
                "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope"
                        + " value with /.default suffixed to the resource identifier (application ID URI).");
    }

    ServerResponse grantUnsupported() {
        return of(
                400,
                "unsupported_grant_type",
                70003,
                "The app requested an unsupported grant type. Here it can only be 'client_credentials'.");
    }

    private ServerResponse of(int status, String error, int number, String description) {
        String trace = SecretStore.randomGuid();
        String correlation = SecretStore.randomGuid();
        String time = TIME.format(clock.instant());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put(
                "error_description",
                "AADSTS" + number + ": " + description + " Trace ID: " + trace + " Correlation ID: " + correlation
                        + " Timestamp: " + time);
        body.putArray("error_codes").add(number);
        body.put("timestamp", time).put("trace_id", trace).put("correlation_id", correlation);
        return ServerResponse.json(status, body);
    }
}
