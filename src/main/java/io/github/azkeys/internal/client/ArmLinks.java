// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.identity.CloudEndpoints;
import java.net.URI;
import java.net.URISyntaxException;

/** The links in responses. They are followed only on the server of ARM, because the request has the token. */
final class ArmLinks {

    private ArmLinks() {}

    /**
     * Checks a link.
     *
     * @param target what the link leads to, such as {@code next page}
     * @param status the status of the response with the link
     * @throws InvalidResponseException if the link must not be followed
     */
    static String require(CloudEndpoints endpoint, String link, String target, int status) {
        String problem = problem(endpoint, link, target);
        if (problem != null) {
            throw new InvalidResponseException(problem, null, ArmError.ofStatus(status, null, null), null);
        }
        return link;
    }

    private static String problem(CloudEndpoints endpoint, String link, String target) {
        String invalid = "the link to the " + target + " is not a valid URL";
        try {
            if (link == null || new URI(link).getHost() == null) {
                return invalid;
            }
        } catch (URISyntaxException e) {
            return invalid + ": " + e.getReason(); // without the link, which may contain a signature
        }
        return endpoint.serves(link)
                ? null
                : "the " + target + " is on another server, which must not receive the token";
    }
}
