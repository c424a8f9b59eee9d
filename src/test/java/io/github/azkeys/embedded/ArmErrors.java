package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The errors of ARM, since clients look at codes and, now and then, at words. Codes are ARM's; words are too where
 * public reports quote them, such as for scopes, versions, audiences and throttling, else they are close.
 */
final class ArmErrors {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    private static final String LOCATION = "westeurope";

    private ArmErrors() {}

    static ArmRefusal of(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return new ArmRefusal(Answer.json(status, body));
    }

    /** 401 with the challenge that tells a client where to get a token. */
    static ArmRefusal unauthorized(String code, String message, String authority, String description) {
        Answer answer = of(401, code, message).answer();
        return new ArmRefusal(answer.with(
                "WWW-Authenticate",
                "Bearer authorization_uri=\"" + authority + "\", error=\"invalid_token\", error_description=\""
                        + description + "\""));
    }

    static ArmRefusal tokenMissing(String authority) {
        return unauthorized(
                "AuthenticationFailed",
                "Authentication failed. The 'Authorization' header is missing.",
                authority,
                "The authentication failed because of missing 'Authorization' header.");
    }

    static ArmRefusal tokenInvalid(String authority) {
        return unauthorized(
                "InvalidAuthenticationToken",
                "The access token is invalid.",
                authority,
                "Could not parse or recognize the JWT access token.");
    }

    static ArmRefusal tokenExpired(String authority, Instant expiry, Instant now) {
        return unauthorized(
                "ExpiredAuthenticationToken",
                "The access token expiry UTC time '" + TIME.format(expiry) + "' is earlier than current UTC time '"
                        + TIME.format(now) + "'.",
                authority,
                "The access token has expired.");
    }

    static ArmRefusal tokenAudience(String authority, String audience, List<String> allowed) {
        return unauthorized(
                "InvalidAuthenticationTokenAudience",
                "The access token has been obtained for wrong audience or resource '" + audience
                        + "'. It should exactly match with one of the allowed audiences '" + String.join("','", allowed)
                        + "'.",
                authority,
                "The access token has been obtained from wrong audience or resource.");
    }

    /** What http.sys in front of ARM says, which is no JSON. */
    static ArmRefusal lengthRequired() {
        return new ArmRefusal(
                new Answer(
                        411,
                        Map.of(),
                        "text/html; charset=us-ascii",
                        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\r\n"
                                + "<HTML><HEAD><TITLE>Length Required</TITLE></HEAD><BODY><h2>Length Required</h2><hr>"
                                + "<p>HTTP Error 411. The request must be chunked or have a content length.</p></BODY></HTML>"));
    }

    static ArmRefusal apiVersionMissing() {
        return of(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
    }

    static ArmRefusal apiVersionInvalid(String version, Collection<String> supported) {
        return of(
                400,
                "InvalidApiVersionParameter",
                "The api-version '" + version + "' is invalid. The supported versions are '"
                        + String.join(",", supported) + "'.");
    }

    static ArmRefusal apiVersionUnknown(Route route, String version) {
        return of(
                400,
                "NoRegisteredProviderFound",
                "No registered resource provider found for location '" + LOCATION + "' and API version '" + version
                        + "' for type '" + route.type() + "'. The supported api-versions are '"
                        + String.join(", ", route.operation().apiVersions()) + "'. The supported locations are '"
                        + LOCATION + "'.");
    }

    static ArmRefusal methodNotAllowed(String method, String allowed) {
        Answer answer = of(
                        405,
                        "MethodNotAllowed",
                        "The requested resource does not support http method '" + method + "'.")
                .answer();
        return new ArmRefusal(answer.with("Allow", allowed));
    }

    static ArmRefusal namespaceInvalid(String namespace) {
        return of(404, "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid.");
    }

    static ArmRefusal typeInvalid(String namespace, String type, String version) {
        return of(
                404,
                "InvalidResourceType",
                "The resource type '" + type + "' could not be found in the namespace '" + namespace
                        + "' for api version '" + version + "'.");
    }

    /** This wording is made: nothing that a client of this service asks for should lead here. */
    static ArmRefusal notFound(String path) {
        return of(404, "NotFound", "Nothing is found at '" + path + "'.");
    }

    static ArmRefusal subscriptionNotFound(String subscription) {
        return of(404, "SubscriptionNotFound", "The subscription '" + subscription + "' could not be found.");
    }

    static ArmRefusal resourceGroupNotFound(Route route) {
        return of(404, "ResourceGroupNotFound", "Resource group '" + route.resourceGroup() + "' could not be found.");
    }

    static ArmRefusal resourceNotFound(Route route) {
        String[] names = route.target().split("/");
        StringBuilder resource = new StringBuilder(route.namespace());
        for (int i = 7; i < names.length; i++) {
            resource.append('/').append(names[i]);
        }
        return of(
                404,
                "ResourceNotFound",
                "The Resource '" + resource + "' under resource group '" + route.resourceGroup()
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    static ArmRefusal notAuthorized(Route route, Principal principal) {
        return of(
                403,
                "AuthorizationFailed",
                "The client '" + principal.clientId() + "' with object id '" + principal.objectId()
                        + "' does not have authorization to perform action '" + route.permission() + "' over scope '"
                        + route.target() + "' or the scope is invalid. If access was recently granted, please refresh"
                        + " your credentials.");
    }

    static ArmRefusal locked(Route route, String scope) {
        return of(
                409,
                "ScopeLocked",
                "The scope '" + route.target()
                        + "' cannot perform write operation because following scope(s) are locked: '"
                        + scope + "'. Please remove the lock and try again.");
    }

    /**
     * Made after the documentation of Batch's Get Keys, which says that the call fails and not how; no public record
     * of the real wording was found.
     */
    static ArmRefusal keysDisabled(Route route) {
        return of(
                409,
                "SharedKeyAccessDisabled",
                "The keys of '" + route.resourceId() + "' cannot be listed because its allowedAuthenticationModes do"
                        + " not contain 'SharedKey'.");
    }

    static ArmRefusal throttled(String subscription, Principal principal, long seconds) {
        Answer answer = of(
                        429,
                        "SubscriptionRequestsThrottled",
                        "Number of 'write' requests for subscription '" + subscription + "' actor '"
                                + principal.objectId() + "' exceeded. Please try again after '" + seconds
                                + "' seconds.")
                .answer();
        return new ArmRefusal(answer.with("Retry-After", String.valueOf(seconds)));
    }
}
