// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Splits the list in a response into pages with a link to the next page. Thread-safe. */
final class Paging {

    /** The query parameter with the number of items on the previous pages. */
    static final String SKIP = "$skiptoken";

    private static final int ALL = Integer.MAX_VALUE;

    private final String endpoint;
    private volatile int size = ALL;

    Paging(String endpoint) {
        this.endpoint = endpoint;
    }

    void pageSize(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("The page size must be 1 or greater, but is " + items);
        }
        size = items;
    }

    /** Puts all items on one page. */
    void showAll() {
        size = ALL;
    }

    /** Returns the page that is requested, with a link to the next page if there is one. */
    ObjectNode page(ServerRequest request, OperationTarget target, ObjectNode whole) {
        return page(request, target.operation().body().nextLink(), whole);
    }

    /**
     * Returns the page that is requested.
     *
     * @param link the field for the link to the next page; null if the response has no pages
     */
    ObjectNode page(ServerRequest request, String link, ObjectNode whole) {
        if (link == null || size == ALL) {
            return whole;
        }
        int skip = skip(request);
        for (Map.Entry<String, JsonNode> field : whole.properties()) {
            if (field.getValue() instanceof ArrayNode list) {
                ArrayNode page = list.arrayNode();
                int end = (int) Math.min(list.size(), (long) skip + size);
                for (int i = skip; i < end; i++) {
                    page.add(list.get(i));
                }
                field.setValue(page);
                if (end < list.size()) {
                    whole.put(link, link(request, end));
                } else if (skip > 0 || whole.has(link)) {
                    whole.putNull(link);
                }
                return whole;
            }
        }
        return whole;
    }

    /** Whether the request is for a page after the first. */
    static boolean isNextPage(ServerRequest request, OperationTarget target) {
        return target.operation().body().nextLink() != null
                && request.parameter(SKIP).isPresent();
    }

    private static int skip(ServerRequest request) {
        try {
            return request.parameter(SKIP).map(Integer::parseUnsignedInt).orElse(0);
        } catch (NumberFormatException e) {
            throw ArmErrorResponses.of(400, "InvalidSkipToken", "The skip token is invalid.");
        }
    }

    private String link(ServerRequest request, int skip) {
        String filter = request.parameter("$filter")
                .map(text -> "$filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&")
                .orElse("");
        return endpoint + request.path() + "?" + filter + "api-version="
                + request.parameter("api-version").orElse("") + "&$skiptoken=" + skip;
    }
}
