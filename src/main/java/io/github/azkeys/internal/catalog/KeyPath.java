package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to one text of an answer, such as {@code primaryKey} or {@code keys[keyName=key1].value}. In a list it goes
 * to the first item with the fields in brackets, or to the first of all where it says none. Immutable.
 */
public final class KeyPath {

    private static final Pattern STEP = Pattern.compile("([A-Za-z]\\w*)(?:\\[([^\\[\\]]+)])?");
    private static final Pattern CONDITION = Pattern.compile("([A-Za-z]\\w*)=([^=.]+)");

    private final String text;
    private final List<Step> steps = new ArrayList<>();

    private record Step(String field, Map<String, String> conditions) {}

    /**
     * @throws IllegalArgumentException if the text is no such way, saying what it may look like
     */
    KeyPath(String text) {
        this.text = text;
        for (String step : text.split("\\.", -1)) {
            Matcher matcher = STEP.matcher(step);
            if (!matcher.matches()) {
                throw malformed();
            }
            steps.add(new Step(matcher.group(1), conditions(matcher.group(2))));
        }
    }

    /** The text there, empty where the answer has none. */
    public Optional<String> find(JsonNode answer) {
        JsonNode node = answer;
        for (Step step : steps) {
            node = item(node.path(step.field()), step.conditions());
        }
        return Optional.ofNullable(node.textValue()).filter(found -> !found.isEmpty());
    }

    /** The way as the operation's file has it. */
    @Override
    public String toString() {
        return text;
    }

    private static JsonNode item(JsonNode node, Map<String, String> conditions) {
        if (!node.isArray()) {
            return node;
        }
        for (JsonNode item : node) {
            boolean wanted = conditions.entrySet().stream().allMatch(condition -> condition
                    .getValue()
                    .equalsIgnoreCase(item.path(condition.getKey()).asText()));
            if (wanted) {
                return item;
            }
        }
        return node.path(node.size()); // nothing
    }

    private Map<String, String> conditions(String list) {
        Map<String, String> conditions = new LinkedHashMap<>();
        if (list != null) {
            for (String condition : list.split(",", -1)) {
                Matcher matcher = CONDITION.matcher(condition);
                if (!matcher.matches()) {
                    throw malformed();
                }
                conditions.put(matcher.group(1), matcher.group(2));
            }
        }
        return conditions;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "is '" + text + "'; it has to look like primaryKey or keys[keyName=key1].value");
    }
}
