// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static java.util.Objects.requireNonNullElse;

import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.identity.CloudEndpoints;
import java.net.URI;
import java.net.URISyntaxException;

/** The links in responses. They are followed only on the server of ARM, because the request has the token. */
final class ArmLinks {

    private static final int MAX_SERVER = 300;

    private ArmLinks() {}

    /**
     * Checks a link.
     *
     * @param name what the link leads to, such as {@code next page}
     * @param status the status of the response with the link
     * @return the path and the query of the link, percent-encoded
     * @throws InvalidResponseException if the link must not be followed
     */
    static String target(CloudEndpoints endpoint, String link, String name, int status) {
        return target(endpoint, link, name, ArmError.ofStatus(status, null, null));
    }

    /**
     * As {@link #target(CloudEndpoints, String, String, int)}.
     *
     * @param response the status and the request id of the response with the link
     */
    static String target(CloudEndpoints endpoint, String link, String name, ArmError response) {
        String invalid = "the link to the " + name + " is not a valid URL";
        URI uri;
        try {
            uri = new URI(requireNonNullElse(link, ""));
        } catch (URISyntaxException e) {
            // without the link, which may contain a signature
            throw new InvalidResponseException(invalid + ": " + e.getReason(), null, response, null);
        }
        if (uri.getHost() == null) {
            throw new InvalidResponseException(invalid, null, response, null);
        }
        if (!endpoint.serves(link)) {
            throw new InvalidResponseException(
                    "the " + name + " is on another server, which must not receive the token: " + server(uri),
                    null,
                    response,
                    null);
        }
        URI ascii = URI.create(uri.toASCIIString());
        return (ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath())
                + (ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery());
    }

    /** Returns the server without a user and a path, which may be secret. */
    private static String server(URI uri) {
        String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        return Causes.line(uri.getScheme() + "://" + uri.getHost() + port, MAX_SERVER);
    }
}
