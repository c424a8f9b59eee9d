package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operation sends as JSON, with a name in braces for each text that a caller gives, at any depth. A text with
 * more than the braces stands for itself.
 */
final class RequestTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private final ObjectNode json;

    /**
     * @param json is not copied, and not changed here
     */
    RequestTemplate(ObjectNode json) {
        this.json = json;
    }

    /** The names in braces in their order, each as often as it stands there. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        fill(name -> {
            names.add(name);
            return name;
        });
        return names;
    }

    /**
     * @param field where it stands in the file
     * @throws InvalidFieldException if it names something else than these
     */
    void requireNamesOf(Collection<String> known, String field) {
        names().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new InvalidFieldException(
                    field, "names {" + name + "}, which is no parameter; it can name " + String.join(", ", known));
        });
    }

    /**
     * The JSON as it is sent.
     *
     * @param values a value for each name
     */
    ObjectNode fill(UnaryOperator<String> values) {
        return (ObjectNode) fill(json.deepCopy(), values);
    }

    private static JsonNode fill(JsonNode node, UnaryOperator<String> values) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(fill(field.getValue(), values)));
        } else if (node instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, fill(items.get(i), values));
            }
        } else if (node.isTextual()) {
            Matcher place = PLACE.matcher(node.textValue());
            return place.matches() ? TextNode.valueOf(values.apply(place.group(1))) : node;
        }
        return node;
    }
}
