// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a text in a response, such as {@code primaryKey} or {@code keys[keyName=key1].value}. In a list it selects
 * the first item with the values in brackets, or the first item if there are no brackets. Immutable.
 */
public final class KeyPath {

    private static final Pattern STEP = Pattern.compile("([A-Za-z]\\w*)(?:\\[([^\\[\\]]+)])?");
    private static final Pattern CONDITION = Pattern.compile("([A-Za-z]\\w*)=([^=.]+)");

    private final String text;
    private final List<Step> steps = new ArrayList<>();

    /**
     * A field, and which item of it if it is a list. Immutable.
     *
     * @param conditions the values that the item must have, by field; empty for the first item
     */
    public record Step(String field, Map<String, String> conditions) {

        public Step {
            conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        }
    }

    /**
     * @param fileField the field of the operation file that has the path
     */
    public KeyPath(String fileField, String text) {
        this.text = text;
        for (String step : text.split("\\.", -1)) {
            Matcher matcher = match(STEP, step, fileField);
            Map<String, String> conditions = new LinkedHashMap<>();
            if (matcher.group(2) != null) {
                for (String part : matcher.group(2).split(",", -1)) {
                    Matcher condition = match(CONDITION, part, fileField);
                    conditions.put(condition.group(1), condition.group(2));
                }
            }
            steps.add(new Step(matcher.group(1), conditions));
        }
    }

    private Matcher match(Pattern pattern, String part, String fileField) {
        Matcher matcher = pattern.matcher(part);
        InvalidFieldException.require(
                matcher.matches(),
                fileField,
                "is '" + text + "'; it must look like primaryKey or keys[keyName=key1].value");
        return matcher;
    }

    /** Returns the text at this path; empty if the response has none. */
    public Optional<String> find(JsonNode response) {
        return Optional.ofNullable(at(response).textValue()).filter(found -> !found.isBlank());
    }

    /** Whether the response has nothing at this path, not even an empty or a wrong value. */
    public boolean isAbsent(JsonNode response) {
        return at(response).isMissingNode();
    }

    /** Returns the time at this path, a text or seconds since 1970; empty if the response has none. */
    public Optional<Instant> findTime(JsonNode response) {
        JsonNode node = at(response);
        try {
            return node.isIntegralNumber()
                    ? Optional.of(Instant.ofEpochSecond(node.longValue()))
                    : find(response).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private JsonNode at(JsonNode response) {
        JsonNode node = response;
        for (Step step : steps) {
            node = item(node.path(step.field()), step.conditions());
        }
        return node;
    }

    /** Returns the steps from the response to the text. Immutable. */
    public List<Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    /** Returns the path as the operation file has it. */
    @Override
    public String toString() {
        return text;
    }

    private static JsonNode item(JsonNode node, Map<String, String> conditions) {
        if (!node.isArray()) {
            return node;
        }
        for (JsonNode item : node) {
            if (isSelected(item, conditions)) {
                return item;
            }
        }
        return node.path(node.size()); // a missing node
    }

    private static boolean isSelected(JsonNode item, Map<String, String> conditions) {
        for (Map.Entry<String, String> condition : conditions.entrySet()) {
            if (!condition
                    .getValue()
                    .equalsIgnoreCase(item.path(condition.getKey()).asText())) {
                return false;
            }
        }
        return true;
    }
}
