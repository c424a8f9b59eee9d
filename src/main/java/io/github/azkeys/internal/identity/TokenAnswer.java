// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static java.util.Objects.requireNonNullElse;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.RetryAfter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a token service answered, or why it did not answer. Contains no token. Immutable.
 *
 * @param managedIdentity whether it is the endpoint of a managed identity and not Entra
 * @param status the status of the response, 502 for a success that is not one of a token service, 0 without a response
 * @param code the OAuth error, null if there is none
 * @param text why there is no token, in one line; null if the response is a success
 * @param retryAfter how long the service asks to wait, null if it does not
 * @param failure why there is no response, null if there is one
 */
record TokenAnswer(
        boolean managedIdentity, int status, String code, String text, Duration retryAfter, Throwable failure) {

    /** The code of a response that is not one of a token service, such as that of a proxy. */
    private static final String INVALID = "invalid_response";

    private static final int MAX_CODE = 100;
    private static final int MAX_TEXT = 1000;
    private static final int BAD_GATEWAY = 502;

    /** The headers that only requests to the endpoint of a managed identity have: IMDS and Arc, App Service, Service Fabric. */
    private static final List<HttpHeaderName> MANAGED_IDENTITY = Stream.of("Metadata", "X-IDENTITY-HEADER", "secret")
            .map(HttpHeaderName::fromString)
            .toList();

    private static final List<HttpHeaderName> SECRET_HEADERS = Stream.of("X-IDENTITY-HEADER", "secret", "Authorization")
            .map(HttpHeaderName::fromString)
            .toList();

    private static final Pattern SECRET_FIELDS = Pattern.compile("(?:^|&)client_(?:secret|assertion)=([^&]+)");

    /** Returns the answer of a service that has not responded. */
    static TokenAnswer missing(HttpRequest request, Throwable failure) {
        String host = request.getUrl().getHost();
        String reason = failure == null ? "no response" : Causes.reason(failure);
        return new TokenAnswer(isManagedIdentity(request), 0, null, host + ": " + reason, null, failure);
    }

    /** Reads a response. */
    static TokenAnswer of(HttpResponse response, byte[] bytes, Clock clock) {
        HttpRequest request = response.getRequest();
        String host = request.getUrl().getHost();
        int status = response.getStatusCode();
        boolean managedIdentity = isManagedIdentity(request);
        TokenBody body = TokenBody.read(bytes);
        String code;
        String text;
        if (!body.isObject() || (status > 200 && status < 300)) {
            code = INVALID;
            text = host + " returned status " + status + " and not a response of "
                    + (managedIdentity
                            ? "a managed identity. Check proxies"
                            : "Microsoft Entra. Check proxies and authorityHost");
        } else if (status == 200) {
            String defect = isDiscovery(request) ? null : body.defect(managedIdentity);
            code = defect == null ? null : INVALID;
            text = defect == null ? null : host + " returned " + defect;
        } else {
            code = body.code() == null ? null : Causes.line(body.code(), MAX_CODE);
            text = requireNonNullElse(body.message(), host + " returned status " + status);
        }
        return new TokenAnswer(
                managedIdentity,
                INVALID.equals(code) && status < 300 ? BAD_GATEWAY : status,
                code,
                text == null ? null : Causes.line(withoutSecrets(text, request), MAX_TEXT),
                RetryAfter.of(response.getHeaders(), clock).orElse(null),
                null);
    }

    /** Whether the request is one of MSAL for the addresses of Entra. */
    private static boolean isDiscovery(HttpRequest request) {
        String path = request.getUrl().getPath();
        return path.endsWith("/discovery/instance") || path.endsWith("/.well-known/openid-configuration");
    }

    /** A proxy may return what it was sent. */
    private static String withoutSecrets(String text, HttpRequest request) {
        BinaryData form = request.getBodyAsBinaryData();
        Stream<String> values = Stream.concat(
                SECRET_HEADERS.stream().map(request.getHeaders()::getValue).filter(Objects::nonNull),
                form == null
                        ? Stream.empty()
                        : SECRET_FIELDS
                                .matcher(form.toString())
                                .results()
                                .map(field -> field.group(1))
                                .flatMap(value -> Stream.of(value, URLDecoder.decode(value, StandardCharsets.UTF_8))));
        return values.filter(value -> !value.isBlank()).reduce(text, (rest, secret) -> rest.replace(secret, "***"));
    }

    private static boolean isManagedIdentity(HttpRequest request) {
        return MANAGED_IDENTITY.stream().anyMatch(name -> request.getHeaders().getValue(name) != null);
    }
}
