// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azkeys.internal.shape.InvalidFieldException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON that an operation sends. A text such as {@code "{keyName}"}, at any depth, is a placeholder; a text that has
 * more than the braces is sent as it is. Immutable.
 */
public final class RequestTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final ObjectNode json;

    RequestTemplate(ObjectNode json) {
        this.json = json.deepCopy();
    }

    /** Returns the template of a request; null if there is no request. */
    static RequestTemplate of(ObjectNode json) {
        return json == null ? null : new RequestTemplate(json);
    }

    /** Returns the names of the placeholders in their order, with repetitions. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        fill(name -> {
            names.add(name);
            return name;
        });
        return names;
    }

    /**
     * @param field the field of the file that has the template
     */
    void requireNamesOf(Collection<String> known, String field) {
        names().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new InvalidFieldException(
                    field, "names the unknown parameter {" + name + "}. Supported: " + String.join(", ", known));
        });
    }

    /** Returns the JSON with a value for each placeholder. */
    ObjectNode fill(UnaryOperator<String> values) {
        return (ObjectNode) fill(json.deepCopy(), values);
    }

    /** Returns the JSON with its placeholders. */
    @Override
    public String toString() {
        return json.toString();
    }

    private static JsonNode fill(JsonNode node, UnaryOperator<String> values) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(fill(field.getValue(), values)));
        } else if (node instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, fill(items.get(i), values));
            }
        } else if (node.isTextual()) {
            Matcher matcher = PLACEHOLDER.matcher(node.textValue());
            return matcher.matches() ? TextNode.valueOf(values.apply(matcher.group(1))) : node;
        }
        return node;
    }
}
