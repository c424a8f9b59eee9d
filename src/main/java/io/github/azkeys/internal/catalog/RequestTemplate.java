// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azkeys.internal.shape.InvalidFieldException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operation sends besides its path: the JSON of the request body and query parameters. A text such as
 * {@code "{keyName}"}, at any depth, is a placeholder; a text that has more than the braces is sent as it is. Immutable.
 */
public final class RequestTemplate {

    /** The placeholder's name for the time when a key that is made now expires, such as {@code 2026-01-01T00:00:00Z}. */
    public static final String EXPIRY = "expiry";

    /** The placeholder's name for the time from now to {@link #EXPIRY}, such as {@code PT1H}. */
    public static final String VALIDITY = "validity";

    /** The placeholder's name for that time in days, of which the last may be begun, such as {@code 1}. */
    public static final String VALIDITY_DAYS = "validityDays";

    static final List<String> TIMES = List.of(EXPIRY, VALIDITY, VALIDITY_DAYS);

    private static final Pattern QUERY = Pattern.compile("\\$?[A-Za-z]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final ObjectNode json; // null if there is no body
    private final ObjectNode query;
    private final Map<String, RequestParameter> options;

    RequestTemplate(ObjectNode json) {
        this(json, null, Map.of());
    }

    /**
     * @param json the JSON of the body; null if there is none
     * @param query a text for each query parameter; null if there are none
     * @param options the parameters that endpoint options state, by name
     */
    private RequestTemplate(ObjectNode json, ObjectNode query, Map<String, RequestParameter> options) {
        this.json = json == null ? null : json.deepCopy();
        this.query = query == null ? JsonNodeFactory.instance.objectNode() : query.deepCopy();
        this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Returns the template of a request; null if there is nothing to send. */
    static RequestTemplate of(ObjectNode json) {
        return of(json, null, Map.of());
    }

    /**
     * Returns the template of a request; null if there is nothing to send.
     *
     * @param query a text for each query parameter; null if there are none
     * @param options the parameters that endpoint options state, by name
     */
    static RequestTemplate of(ObjectNode json, Map<String, String> query, Map<String, RequestParameter> options) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        if (query != null) {
            query.forEach((name, text) -> {
                InvalidFieldException.require(
                        QUERY.matcher(name).matches() && !name.equalsIgnoreCase("api-version"),
                        "query." + name,
                        "is not the name of a query parameter, such as $expand");
                texts.put(name, text);
            });
        }
        RequestTemplate template = json == null && query == null ? null : new RequestTemplate(json, texts, options);
        List<String> named = template == null ? List.of() : template.names();
        options.keySet().stream()
                .filter(name -> !named.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidFieldException("parameters." + name, "is used neither in request nor in query");
                });
        return template;
    }

    /** Returns the parameters that endpoint options state, by name in the order of the file. */
    public Map<String, RequestParameter> options() {
        return options;
    }

    boolean hasTimes() {
        return names().stream().anyMatch(TIMES::contains);
    }

    boolean isBodyOnly() {
        return query.isEmpty();
    }

    /** Returns the names of the placeholders in their order, with repetitions. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        UnaryOperator<String> collect = name -> {
            names.add(name);
            return name;
        };
        fill(collect);
        query(collect);
        return names;
    }

    /**
     * @param field the field of the file that has the template
     */
    void requireNamesOf(Collection<String> known, String field) {
        requireNamesOf(known, List.of(), field);
    }

    /**
     * @param also further names, which errors do not list
     * @param field the fields of the file that have the template
     */
    void requireNamesOf(Collection<String> known, Collection<String> also, String field) {
        names().stream()
                .filter(name -> !known.contains(name) && !also.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidFieldException(
                            field,
                            "names the unknown parameter {" + name + "}. Supported: " + String.join(", ", known));
                });
    }

    /** Returns the JSON with a value for each placeholder, without fields whose value is null; null if there is none. */
    ObjectNode fill(UnaryOperator<String> values) {
        return json == null ? null : (ObjectNode) fill(json.deepCopy(), name -> json(name, values.apply(name)));
    }

    /** Returns the query parameters in the same way. */
    Map<String, String> query(UnaryOperator<String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        fill(query.deepCopy(), name -> TextNode.valueOf(values.apply(name)))
                .properties()
                .forEach(parameter ->
                        filled.put(parameter.getKey(), parameter.getValue().textValue()));
        return filled;
    }

    /** Returns the template of the body, with its placeholders. */
    @Override
    public String toString() {
        return String.valueOf(json);
    }

    private JsonNode json(String name, String value) {
        RequestParameter option = options.get(name);
        return option == null || value == null ? TextNode.valueOf(value) : option.json(value);
    }

    /** @param values returns null for a field or an item to leave out */
    private static JsonNode fill(JsonNode node, Function<String, JsonNode> values) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(fill(field.getValue(), values)));
            object.properties().removeIf(field -> field.getValue() == null);
        } else if (node instanceof ArrayNode items) {
            for (int i = items.size() - 1; i >= 0; i--) {
                JsonNode item = fill(items.get(i), values);
                if (item == null) {
                    items.remove(i);
                } else {
                    items.set(i, item);
                }
            }
        } else if (node.isTextual()) {
            Matcher matcher = PLACEHOLDER.matcher(node.textValue());
            return matcher.matches() ? values.apply(matcher.group(1)) : node;
        }
        return node;
    }
}
