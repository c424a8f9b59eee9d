package io.github.azkeys.internal.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The path of an operation as the ARM documentation prints it, with a parameter in braces for each name. Immutable.
 *
 * <p>A path is an ARM resource id followed by the action; where the operation addresses one key, policy or rule, the
 * last name of the id is that key's. Where it goes to resources of any type, one parameter of the role
 * {@link Parameter.Role#ID} stands for all that follows {@code /providers/}.
 */
public final class PathTemplate {

    static final String SCOPE = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/";

    private final String text;
    private final List<String> segments; // of the id
    private final String action;
    private final Map<String, Parameter> parameters;

    /**
     * @param text such as
     *     {@code /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Batch/batchAccounts/{accountName}/listKeys}
     * @param declared the parameters by name, without the two that every path has
     * @throws IllegalArgumentException saying what is wrong with the text
     */
    PathTemplate(String text, Map<String, Parameter> declared) {
        if (!text.startsWith(SCOPE)) {
            throw new IllegalArgumentException("must begin with " + SCOPE);
        }
        int end = text.lastIndexOf('/');
        this.text = text;
        this.segments = List.of(text.substring(1, end).split("/", -1));
        this.action = text.substring(end + 1);
        Map<String, Parameter> used = new LinkedHashMap<>();
        for (String segment : segments) {
            if (isParameter(segment)) {
                String name = segment.substring(1, segment.length() - 1);
                Parameter parameter = Parameter.common(name).orElse(declared.get(name));
                if (parameter == null) {
                    throw new IllegalArgumentException("names {" + name + "}, which parameters does not describe");
                }
                if (used.put(name, parameter) != null) {
                    throw new IllegalArgumentException("names {" + name + "} twice");
                }
            } else {
                requireName(segment);
            }
        }
        if (segments.size() % 2 != 0 || isParameter(action)) {
            throw new IllegalArgumentException("must end with the action after a whole resource id");
        }
        requireName(action);
        this.parameters = used;
    }

    private PathTemplate(PathTemplate resource, String action) {
        this.text = "/" + String.join("/", resource.segments) + "/" + action;
        this.segments = resource.segments;
        this.action = action;
        this.parameters = resource.parameters;
    }

    /** The path of another action, of one segment or several, on the same resource. */
    PathTemplate withAction(String other) {
        return new PathTemplate(this, other);
    }

    /** The parameters in the order of the path. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** What follows the id, such as {@code listKeys}, in the casing of the documentation. */
    public String action() {
        return action;
    }

    /**
     * The ARM type of the resource without the key, such as {@code Microsoft.Devices/IotHubs}; {@code resource} where
     * any type will do.
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

    /**
     * The path with its names filled in.
     *
     * @param values a checked value for each parameter
     */
    public String expand(Map<String, String> values) {
        return id(values) + "/" + action;
    }

    /**
     * The id that the action is called on: the ARM id of the resource, with the key's segment where there is one.
     *
     * @param values a checked value for each parameter
     */
    public String id(Map<String, String> values) {
        return expand(values, segments.size());
    }

    /**
     * The ARM id of the resource, without the action and without the key's name.
     *
     * @param values a checked value for each parameter of the resource
     */
    public String resourceId(Map<String, String> values) {
        return expand(values, resourceEnd());
    }

    /** What the id of the resource looks like, with its parameters in braces. */
    public String resourceTemplate() {
        String template = "/" + String.join("/", segments.subList(0, resourceEnd()));
        return takesAnyType()
                ? template.substring(0, template.lastIndexOf('/')) + "/{namespace}/{type}/{name}"
                : template;
    }

    /**
     * Reads the names out of an ARM id, with or without the segment of the key, in any casing of the fixed parts.
     *
     * @return the values by parameter, unchecked, or empty where the id is of another type
     */
    public Optional<Map<String, String>> match(String resourceId) {
        // the last part keeps its slashes where it stands for type and names together
        String[] given = trimSlashes(resourceId).split("/", takesAnyType() ? segments.size() : -1);
        if (given.length != segments.size() && given.length != resourceEnd()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < given.length; i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                values.put(segment.substring(1, segment.length() - 1), given[i]);
            } else if (!segment.equalsIgnoreCase(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** The template as the documentation prints it. */
    @Override
    public String toString() {
        return text;
    }

    private boolean takesAnyType() {
        return roleAt(segments.size() - 1) == Parameter.Role.ID;
    }

    /** How many leading segments make the resource's own id. */
    private int resourceEnd() {
        int end = segments.size();
        return roleAt(end - 1) == Parameter.Role.KEY ? end - 2 : end;
    }

    /** The role of a segment, null where it is fixed. */
    private Parameter.Role roleAt(int index) {
        String segment = segments.get(index);
        return isParameter(segment)
                ? parameters.get(segment.substring(1, segment.length() - 1)).role()
                : null;
    }

    private String expand(Map<String, String> values, int end) {
        return segments.subList(0, end).stream()
                .map(segment -> isParameter(segment) ? value(values, segment) : segment)
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String value(Map<String, String> values, String segment) {
        String value = values.get(segment.substring(1, segment.length() - 1));
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
        if (!segment.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("has the segment '" + segment + "', which is no ARM name");
        }
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
