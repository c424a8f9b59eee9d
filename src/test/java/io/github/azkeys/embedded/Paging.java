package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Cuts the list in an answer into pages that link to each other as ARM's do. Threadsafe. */
final class Paging {

    /** The query parameter that says how many items went before. */
    static final String SKIP = "$skiptoken";

    private static final int ALL = Integer.MAX_VALUE;

    private final String endpoint;
    private volatile int size = ALL;

    Paging(String endpoint) {
        this.endpoint = endpoint;
    }

    void size(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("A page holds at least one item, not " + items);
        }
        size = items;
    }

    /** The page that the request asks for, with a link to the next where there is one. */
    ObjectNode page(Exchange exchange, Route route, ObjectNode whole) {
        String link = route.operation().body().nextLink();
        if (link == null || size == ALL) {
            return whole;
        }
        int skip = skip(exchange);
        for (Map.Entry<String, JsonNode> field : whole.properties()) {
            if (field.getValue() instanceof ArrayNode list) {
                ArrayNode page = list.arrayNode();
                int end = (int) Math.min(list.size(), (long) skip + size);
                for (int i = skip; i < end; i++) {
                    page.add(list.get(i));
                }
                field.setValue(page);
                whole.put(link, end < list.size() ? link(exchange, end) : null);
                return whole;
            }
        }
        return whole;
    }

    /** Whether a link to a next page was followed. */
    static boolean isFurtherPage(Exchange exchange, Route route) {
        return route.operation().body().nextLink() != null
                && exchange.parameter(SKIP).isPresent();
    }

    private static int skip(Exchange exchange) {
        try {
            return exchange.parameter(SKIP).map(Integer::parseUnsignedInt).orElse(0);
        } catch (NumberFormatException e) {
            throw ArmErrors.of(400, "InvalidSkipToken", "The skip token is invalid.");
        }
    }

    private String link(Exchange exchange, int skip) {
        return endpoint + exchange.path() + "?api-version="
                + exchange.parameter("api-version").orElse("") + "&$skiptoken=" + skip;
    }
}
