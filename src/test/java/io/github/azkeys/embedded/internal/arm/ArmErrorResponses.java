// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.entra.ServicePrincipal;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Creates the error responses of ARM. The codes are those of ARM, since clients evaluate them. The messages are those of
 * ARM if public reports quote them, such as for scopes, versions, audiences and throttling, and else similar.
 */
final class ArmErrorResponses {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    static final String LOCATION = "westeurope";

    private ArmErrorResponses() {}

    static ArmErrorException of(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return new ArmErrorException(ServerResponse.json(status, body));
    }

    /** Status 401 with a challenge that contains the address of Entra. */
    static ArmErrorException unauthorized(String code, String message, String authority, String description) {
        ServerResponse response = of(401, code, message).response();
        return new ArmErrorException(response.with(
                "WWW-Authenticate",
                "Bearer authorization_uri=\"" + authority + "\", error=\"invalid_token\", error_description=\""
                        + description + "\""));
    }

    static ArmErrorException tokenMissing(String authority) {
        return unauthorized(
                "AuthenticationFailed",
                "Authentication failed. The 'Authorization' header is missing.",
                authority,
                "The authentication failed because of missing 'Authorization' header.");
    }

    static ArmErrorException tokenInvalid(String authority) {
        return unauthorized(
                "InvalidAuthenticationToken",
                "The access token is invalid.",
                authority,
                "Could not parse or recognize the JWT access token.");
    }

    static ArmErrorException tokenExpired(String authority, Instant expiry, Instant now) {
        return unauthorized(
                "ExpiredAuthenticationToken",
                "The access token expiry UTC time '" + TIME.format(expiry) + "' is earlier than current UTC time '"
                        + TIME.format(now) + "'.",
                authority,
                "The access token has expired.");
    }

    static ArmErrorException tokenAudience(String authority, String audience, List<String> allowed) {
        return unauthorized(
                "InvalidAuthenticationTokenAudience",
                "The access token has been obtained for wrong audience or resource '" + audience
                        + "'. It should exactly match with one of the allowed audiences '" + String.join("','", allowed)
                        + "'.",
                authority,
                "The access token has been obtained from wrong audience or resource.");
    }

    /** The response of http.sys, which is in front of ARM. It is HTML instead of JSON. */
    static ArmErrorException lengthRequired() {
        return new ArmErrorException(
                new ServerResponse(
                        411,
                        Map.of(),
                        "text/html; charset=us-ascii",
                        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\r\n"
                                + "<HTML><HEAD><TITLE>Length Required</TITLE></HEAD><BODY><h2>Length Required</h2><hr>"
                                + "<p>HTTP Error 411. The request must be chunked or have a content length.</p></BODY></HTML>"));
    }

    static ArmErrorException apiVersionMissing() {
        return of(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
    }

    static ArmErrorException apiVersionInvalid(String version, Collection<String> supported) {
        return of(
                400,
                "InvalidApiVersionParameter",
                "The api-version '" + version + "' is invalid. The supported versions are '"
                        + String.join(",", supported) + "'.");
    }

    static ArmErrorException apiVersionUnknown(OperationTarget target, String version) {
        return of(
                400,
                "NoRegisteredProviderFound",
                "No registered resource provider found for location '" + LOCATION + "' and API version '" + version
                        + "' for type '" + target.type() + "'. The supported api-versions are '"
                        + String.join(", ", target.operation().apiVersions()) + "'. The supported locations are '"
                        + LOCATION + "'.");
    }

    static ArmErrorException methodNotAllowed(String method, String allowed) {
        ServerResponse response = of(
                        405,
                        "MethodNotAllowed",
                        "The requested resource does not support http method '" + method + "'.")
                .response();
        return new ArmErrorException(response.with("Allow", allowed));
    }

    static ArmErrorException namespaceInvalid(String namespace) {
        return of(404, "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid.");
    }

    static ArmErrorException typeInvalid(String namespace, String type, String version) {
        return of(
                404,
                "InvalidResourceType",
                "The resource type '" + type + "' could not be found in the namespace '" + namespace
                        + "' for api version '" + version + "'.");
    }

    /** The message is invented: clients of this service do not request such paths. */
    static ArmErrorException notFound(String path) {
        return of(404, "NotFound", "The path '" + path + "' was not found.");
    }

    static ArmErrorException subscriptionNotFound(String subscription) {
        return of(404, "SubscriptionNotFound", "The subscription '" + subscription + "' could not be found.");
    }

    static ArmErrorException resourceGroupNotFound(String resourceGroup) {
        return of(404, "ResourceGroupNotFound", "Resource group '" + resourceGroup + "' could not be found.");
    }

    static ArmErrorException resourceNotFound(OperationTarget target) {
        String resource = target.id().replaceFirst(".*/providers/", "");
        return of(
                404,
                "ResourceNotFound",
                "The Resource '" + resource + "' under resource group '"
                        + (target.resourceGroup() == null ? "<null>" : target.resourceGroup())
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    static ArmErrorException notAuthorized(String permission, String scope, ServicePrincipal principal) {
        return of(
                403,
                "AuthorizationFailed",
                "The client '" + principal.clientId() + "' with object id '" + principal.objectId()
                        + "' does not have authorization to perform action '" + permission + "' over scope '"
                        + scope + "' or the scope is invalid. If access was recently granted, please refresh"
                        + " your credentials.");
    }

    static ArmErrorException locked(OperationTarget target, String scope) {
        return of(
                409,
                "ScopeLocked",
                "The scope '" + target.id()
                        + "' cannot perform write operation because following scope(s) are locked: '"
                        + scope + "'. Please remove the lock and try again.");
    }

    /**
     * The code and the message are invented: the documentation of the Batch operation Get Keys says that the call fails,
     * but not with which error.
     */
    static ArmErrorException keysDisabled(OperationTarget target) {
        return of(
                409,
                "SharedKeyAccessDisabled",
                "The keys of '" + target.resourceId() + "' cannot be listed because its allowedAuthenticationModes do"
                        + " not contain 'SharedKey'.");
    }

    static ArmErrorException throttled(String subscription, ServicePrincipal principal, long seconds) {
        ServerResponse response = of(
                        429,
                        "SubscriptionRequestsThrottled",
                        "Number of 'write' requests for subscription '" + subscription + "' actor '"
                                + principal.objectId() + "' exceeded. Please try again after '" + seconds
                                + "' seconds.")
                .response();
        return new ArmErrorException(response.with("Retry-After", String.valueOf(seconds)));
    }
}
