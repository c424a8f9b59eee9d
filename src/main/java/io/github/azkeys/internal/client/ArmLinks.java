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
     * @param target what the link leads to, such as {@code next page}
     * @param status the status of the response with the link
     * @throws InvalidResponseException if the link must not be followed
     */
    static String require(CloudEndpoints endpoint, String link, String target, int status) {
        return require(endpoint, link, target, ArmError.ofStatus(status, null, null));
    }

    /**
     * As {@link #require(CloudEndpoints, String, String, int)}.
     *
     * @param response the status and the request id of the response with the link
     */
    static String require(CloudEndpoints endpoint, String link, String target, ArmError response) {
        String problem = problem(endpoint, link, target);
        if (problem != null) {
            throw new InvalidResponseException(problem, null, response, null);
        }
        return link;
    }

    private static String problem(CloudEndpoints endpoint, String link, String target) {
        String invalid = "the link to the " + target + " is not a valid URL";
        URI uri;
        try {
            uri = new URI(requireNonNullElse(link, ""));
            if (uri.getHost() == null) {
                return invalid;
            }
        } catch (URISyntaxException e) {
            return invalid + ": " + e.getReason(); // without the link, which may contain a signature
        }
        return endpoint.serves(link)
                ? null
                : "the " + target + " is on another server, which must not receive the token: " + server(uri);
    }

    /** Returns the server without a user and a path, which may be secret. */
    private static String server(URI uri) {
        String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        return Causes.line(uri.getScheme() + "://" + uri.getHost() + port, MAX_SERVER);
    }
}
