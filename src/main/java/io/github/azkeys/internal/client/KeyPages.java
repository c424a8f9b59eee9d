// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.catalog.OperationBody;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.KeySetReader;
import java.util.concurrent.CompletableFuture;

/** Follows the links from page to page of a response. Threadsafe. */
final class KeyPages {

    private static final int MAX_PAGES = 100;

    private final ArmRequests requests;
    private final CloudEndpoints endpoint;
    private final KeySetReader keySets;

    KeyPages(ArmRequests requests, CloudEndpoints endpoint, KeySetReader keySets) {
        this.requests = requests;
        this.endpoint = endpoint;
        this.keySets = keySets;
    }

    /** Adds the items of the next pages to the first page. */
    CompletableFuture<ObjectNode> follow(OperationBody body, ObjectNode first, ArmCall<?> call, Subject subject) {
        return body.nextLink() == null
                ? CompletableFuture.completedFuture(first)
                : Loop.until(
                                Page::isLast,
                                new Page(first.path(body.nextLink()), 1),
                                page -> next(page, body, first, call, subject))
                        .thenApply(last -> first);
    }

    /**
     * A page that was added.
     *
     * @param link the link to the next page, in JSON
     * @param number from 1
     */
    private record Page(JsonNode link, int number) {
        boolean isLast() {
            return link.isMissingNode()
                    || link.isNull()
                    || link.isTextual() && link.textValue().isEmpty();
        }
    }

    /** Adds the next page to the whole. */
    private CompletableFuture<Page> next(
            Page page, OperationBody body, ObjectNode whole, ArmCall<?> call, Subject subject) {
        if (page.number() >= MAX_PAGES) {
            throw new InvalidResponseException(
                    "the response has more than " + MAX_PAGES + " pages",
                    null,
                    ArmError.ofStatus(200, null, null),
                    null);
        }
        String target = ArmLinks.target(endpoint, page.link().textValue(), "next page", 200);
        return requests.send("GET", target, null, call, subject).thenApply(response -> {
            ObjectNode following = keySets.tree(body, response);
            following.properties().forEach(field -> append(whole, field.getKey(), field.getValue()));
            whole.remove(body.nextLink());
            return new Page(following.path(body.nextLink()), page.number() + 1);
        });
    }

    private static void append(ObjectNode whole, String name, JsonNode value) {
        if (value instanceof ArrayNode items) {
            if (whole.get(name) instanceof ArrayNode known) {
                known.addAll(items);
            } else if (!whole.hasNonNull(name)) {
                whole.set(name, items); // no page before had any
            }
        }
    }
}
