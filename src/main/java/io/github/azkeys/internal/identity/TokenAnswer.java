// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.RetryAfter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a token service answered, or why it did not answer. Contains no token. Immutable.
 *
 * @param host the host of the token service
 * @param managedIdentity whether it is the endpoint of a managed identity and not Entra
 * @param status the status of the response, 502 for a success that is not one of a token service, 0 without a response
 * @param code the OAuth error, null if there is none
 * @param text why there is no token, in one line; null if the response is a success
 * @param retryAfter how long the service asks to wait, null if it does not
 * @param failure why there is no response, null if there is one
 */
record TokenAnswer(
        String host,
        boolean managedIdentity,
        int status,
        String code,
        String text,
        Duration retryAfter,
        Throwable failure) {

    /** The code of a response that is not one of a token service, such as that of a proxy. */
    private static final String INVALID = "invalid_response";

    private static final int MAX_TEXT = 1000;
    private static final int BAD_GATEWAY = 502;

    /** The headers that only requests to the endpoint of a managed identity have: IMDS and Arc, App Service, Service Fabric. */
    private static final List<HttpHeaderName> MANAGED_IDENTITY = Stream.of("Metadata", "X-IDENTITY-HEADER", "secret")
            .map(HttpHeaderName::fromString)
            .toList();

    /** Fields that MSAL parses as a number of seconds. */
    private static final List<String> SECONDS = List.of("expires_in", "ext_expires_in", "refresh_in");

    /** Returns the answer of a service that has not responded. */
    static TokenAnswer missing(HttpRequest request, Throwable failure) {
        String host = request.getUrl().getHost();
        String reason = failure == null ? "no response" : Causes.reason(failure);
        return new TokenAnswer(host, isManagedIdentity(request), 0, null, host + ": " + reason, null, failure);
    }

    /** Reads a response. */
    static TokenAnswer of(HttpResponse response, byte[] body, Clock clock) {
        HttpRequest request = response.getRequest();
        String host = request.getUrl().getHost();
        int status = response.getStatusCode();
        Map<String, Object> json = json(body);
        String code = INVALID;
        String text;
        if (json == null || (status > 200 && status < 300)) {
            text = host + " returned status " + status + " and not a response of "
                    + (isManagedIdentity(request)
                            ? "a managed identity. Check proxies"
                            : "Microsoft Entra. Check proxies and authorityHost");
        } else if (status == 200) {
            text = defect(json);
            code = text == null ? null : INVALID;
            text = text == null ? null : host + " returned " + text;
        } else {
            code = string(json.get("error") instanceof Map<?, ?> error ? error.get("code") : json.get("error"));
            text = Stream.of(
                            json.get("error_description"),
                            json.get("error") instanceof Map<?, ?> error ? error.get("message") : null,
                            json.get("message"))
                    .map(TokenAnswer::string)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(host + " returned status " + status + (code == null ? "" : " " + code));
        }
        return new TokenAnswer(
                host,
                isManagedIdentity(request),
                INVALID.equals(code) && status < 300 ? BAD_GATEWAY : status,
                code,
                text == null ? null : Causes.line(text, MAX_TEXT),
                RetryAfter.of(response.getHeaders(), clock).orElse(null),
                null);
    }

    /** Whether a text can be a token: it becomes part of a header. */
    static boolean isToken(String text) {
        return text != null && text.matches("[\\x21-\\x7E]+");
    }

    /** Returns what is wrong with a success, null if nothing is. Not all of them contain a token. */
    private static String defect(Map<String, Object> json) {
        if (json.containsKey("access_token") && !(json.get("access_token") instanceof String token && isToken(token))) {
            return "an access_token that is empty or contains other than visible ASCII characters";
        }
        return SECONDS.stream()
                .filter(name -> json.get(name) != null
                        && !String.valueOf(json.get(name)).matches("-?\\d{1,11}|"))
                .findFirst()
                .or(() -> Stream.of("expires_on")
                        .filter(name -> String.valueOf(json.get(name)).matches("-?[\\d.]{12,}|.*[eE]\\+?\\d+"))
                        .findFirst())
                .map(name -> "a token whose " + name + " is not a number of seconds")
                .orElse(null);
    }

    /** Uses the parser of MSAL, and text as MSAL does, because another parser may accept what MSAL cannot parse. */
    private static Map<String, Object> json(byte[] body) {
        try (JsonReader reader = JsonProviders.createReader(new String(body, StandardCharsets.UTF_8))) {
            return reader.readMap(JsonReader::readUntyped);
        } catch (IOException | IllegalStateException e) {
            return null;
        }
    }

    private static String string(Object value) {
        return value instanceof String text && !text.isBlank() ? Causes.line(text, MAX_TEXT) : null;
    }

    private static boolean isManagedIdentity(HttpRequest request) {
        return MANAGED_IDENTITY.stream().anyMatch(name -> request.getHeaders().getValue(name) != null);
    }
}
