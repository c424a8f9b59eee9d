// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.internal.shape.InvalidFieldException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The path of an operation as in the ARM documentation, with parameters in braces. Immutable.
 *
 * <p>A path is an ARM resource id followed by the action. If the operation addresses a key, policy or rule, its name is
 * the last one of the id. A parameter of the role {@link Parameter.Role#ID} represents everything after
 * {@code /providers/}, so that the path fits resources of any type.
 */
public final class PathTemplate {

    static final String SCOPE = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/";

    private final List<String> segments; // of the id
    private final String action;
    private final Map<String, Parameter> parameters;

    /**
     * @param text such as
     *     {@code /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Batch/batchAccounts/{accountName}/listKeys}
     * @param declared the parameters by name, without the two that every path has
     */
    PathTemplate(String text, Map<String, Parameter> declared) {
        require(text.startsWith(SCOPE), "must begin with " + SCOPE);
        int end = text.lastIndexOf('/');
        this.segments = List.of(text.substring(1, end).split("/", -1));
        this.action = text.substring(end + 1);
        this.parameters = new LinkedHashMap<>();
        for (String segment : segments) {
            if (isParameter(segment)) {
                Parameter parameter = Parameter.common(name(segment)).orElse(declared.get(name(segment)));
                require(parameter != null, "names " + segment + ", which parameters does not describe");
                require(parameters.put(parameter.name(), parameter) == null, "names " + segment + " twice");
            } else {
                requireName(segment);
            }
        }
        require(
                segments.size() % 2 == 0 && !isParameter(action),
                "must end with the action after a complete resource id");
        requireName(action);
    }

    private PathTemplate(PathTemplate resource, String action) {
        this.segments = resource.segments;
        this.action = action;
        this.parameters = resource.parameters;
    }

    /** Returns the path of another action, of one or more segments, on the same resource. */
    PathTemplate withAction(String other) {
        return new PathTemplate(this, other);
    }

    /** Returns the parameters in the order of the path. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** Returns the part after the id, such as {@code listKeys}, as the documentation spells it. */
    public String action() {
        return action;
    }

    /**
     * Returns the ARM type of the resource without the key, such as {@code Microsoft.Devices/IotHubs}; {@code resource}
     * for resources of any type.
     */
    public String resourceType() {
        if (takesAnyType()) {
            return "resource";
        }
        StringBuilder type = new StringBuilder(segments.get(5));
        for (int i = 6; i < resourceEnd(); i += 2) {
            type.append('/').append(segments.get(i));
        }
        return type.toString();
    }

    /** Returns the path with valid values for all parameters. */
    public String expand(Map<String, String> values) {
        return id(values) + "/" + action;
    }

    /** Returns the id that the action is called on: the ARM id of the resource and, if there is one, of the key. */
    public String id(Map<String, String> values) {
        return expand(values, segments.size());
    }

    /** Returns the ARM id of the resource, without action and key. */
    public String resourceId(Map<String, String> values) {
        return expand(values, resourceEnd());
    }

    /** Returns the form of the resource's id, with parameters in braces. */
    public String resourceTemplate() {
        String template = "/" + String.join("/", segments.subList(0, resourceEnd()));
        return takesAnyType()
                ? template.substring(0, template.lastIndexOf('/')) + "/{namespace}/{type}/{name}"
                : template;
    }

    /**
     * Returns the parameters in an ARM id, with or without the key, ignoring the case of the fixed segments. The values
     * are not validated.
     *
     * @return empty if the id has another type
     */
    public Optional<Map<String, String>> match(String resourceId) {
        // a parameter for type and names keeps its slashes
        String[] given = trimSlashes(resourceId).split("/", takesAnyType() ? segments.size() : -1);
        if (given.length != segments.size() && given.length != resourceEnd()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < given.length; i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                values.put(name(segment), given[i]);
            } else if (!segment.equalsIgnoreCase(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Returns the template as in the documentation. */
    @Override
    public String toString() {
        return "/" + String.join("/", segments) + "/" + action;
    }

    private boolean takesAnyType() {
        return lastRole() == Parameter.Role.ID;
    }

    /** Returns the number of leading segments that are the id of the resource. */
    private int resourceEnd() {
        return lastRole() == Parameter.Role.KEY ? segments.size() - 2 : segments.size();
    }

    /** Returns the role of the last segment; null if it is fixed. */
    private Parameter.Role lastRole() {
        String segment = segments.get(segments.size() - 1);
        return isParameter(segment) ? parameters.get(name(segment)).role() : null;
    }

    private String expand(Map<String, String> values, int end) {
        return segments.subList(0, end).stream()
                .map(segment -> isParameter(segment) ? value(values, segment) : segment)
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String value(Map<String, String> values, String segment) {
        String value = values.get(name(segment));
        if (value == null) {
            throw new IllegalArgumentException("No value for " + segment);
        }
        return value;
    }

    private static String trimSlashes(String id) {
        String trimmed = id.strip();
        int from = trimmed.startsWith("/") ? 1 : 0;
        int to = trimmed.length() > from && trimmed.endsWith("/") ? trimmed.length() - 1 : trimmed.length();
        return trimmed.substring(from, to);
    }

    private static void requireName(String segment) {
        require(segment.matches("[A-Za-z0-9._-]+"), "has the segment '" + segment + "', which is not a valid ARM name");
    }

    private static void require(boolean valid, String problem) {
        InvalidFieldException.require(valid, "path", problem);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static String name(String parameter) {
        return parameter.substring(1, parameter.length() - 1);
    }
}
