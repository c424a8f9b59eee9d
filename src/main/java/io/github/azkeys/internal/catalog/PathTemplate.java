// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.internal.shape.InvalidFieldException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The path of an operation as in the ARM documentation, with parameters in braces. Immutable.
 *
 * <p>A path is an ARM resource id followed by the action. If the operation addresses a key, policy or rule, its name is
 * the last one of the id. A parameter of the role {@link Parameter.Role#ID} represents the type and the names of a
 * resource of any type: of the resource itself, or of the one that an extension resource belongs to.
 */
public final class PathTemplate {

    /** The beginning of the path of a resource in a resource group. */
    static final String SCOPE = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/";

    /** The beginning of the path of a resource that belongs to a subscription. */
    private static final String SUBSCRIPTION_SCOPE = "/subscriptions/{subscriptionId}/providers/";

    /** The beginning of the path of an extension resource, which belongs to another resource. */
    private static final String EXTENSION_SCOPE = "/{" + Parameter.RESOURCE_URI + "}/providers/";

    /** The position of the first name after the namespace. */
    private static final int NAME = 7;

    private final List<String> segments; // of the id
    private final String action;
    private final Map<String, Parameter> parameters;

    /**
     * @param text such as
     *     {@code /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Batch/batchAccounts/{accountName}/listKeys}
     * @param declared the parameters by name, without those that are the same for all operations
     */
    PathTemplate(String text, Map<String, Parameter> declared) {
        // the resource of an extension is in a resource group, which configuration can state as a limit
        String whole = text.startsWith(EXTENSION_SCOPE) ? SCOPE + text.substring(1) : text;
        require(
                whole.startsWith(SCOPE) || whole.startsWith(SUBSCRIPTION_SCOPE),
                "must begin with " + SCOPE + ", " + SUBSCRIPTION_SCOPE + " or " + EXTENSION_SCOPE);
        int end = whole.lastIndexOf('/');
        this.segments = List.of(whole.substring(1, end).split("/", -1));
        this.action = whole.substring(end + 1);
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
        require(
                segments.stream().skip(TypeSegments.POSITION + 1).noneMatch(this::isWide),
                "can have {" + Parameter.RESOURCE_URI + "} only at the beginning");
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
        int namespace = segments.lastIndexOf("providers") + 1;
        StringBuilder type = new StringBuilder(segments.get(namespace));
        for (int i = namespace + 1; i < resourceEnd(); i += 2) {
            type.append('/').append(segments.get(i));
        }
        return type.toString();
    }

    /**
     * Returns the type of the resource in ARM's list of the resources of a resource group, which has no nested resources;
     * empty if the path does not lead to such a resource.
     */
    public Optional<String> listedType() {
        String template = toString();
        boolean listed = template.startsWith(SCOPE)
                && segments.size() > NAME
                && roleOf(NAME) == Parameter.Role.RESOURCE
                && parameters.values().stream()
                                .filter(parameter -> parameter.role() == Parameter.Role.RESOURCE)
                                .count()
                        == 1;
        return listed ? Optional.of(segments.get(NAME - 2) + "/" + segments.get(NAME - 1)) : Optional.empty();
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
        return segments.subList(0, resourceEnd()).stream()
                .map(segment -> isWide(segment) ? "{namespace}/{type}/{name}" : segment)
                .collect(Collectors.joining("/", "/", ""));
    }

    /**
     * Returns the parameters in an ARM id, with or without the key, ignoring the case of the fixed segments. Fixed
     * segments at the end may be missing, as in the ids of the portal, and also the part of an extension resource. The
     * values are not validated. The resource group is empty for a resource of any type that belongs to a subscription.
     *
     * @return empty if the id has another type
     */
    public Optional<Map<String, String>> match(String resourceId) {
        List<String> given = new ArrayList<>(List.of(trimSlashes(resourceId).split("/", -1)));
        if (isWide(segments.get(TypeSegments.POSITION)) && !new TypeSegments(segments, takesAnyType()).join(given)) {
            return Optional.empty();
        }
        if (given.size() % 2 != 0 || given.size() > segments.size() || given.size() < shortest()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                values.put(name(segment), given.get(i));
            } else if (!segment.equalsIgnoreCase(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Returns the template as in the documentation. */
    @Override
    public String toString() {
        int from = isWide(segments.get(TypeSegments.POSITION)) && !takesAnyType() ? TypeSegments.POSITION : 0;
        return "/" + String.join("/", segments.subList(from, segments.size())) + "/" + action;
    }

    /** Whether a value is the empty resource group of a resource of any type that belongs to a subscription. */
    public boolean isOfSubscription(Parameter parameter, String value) {
        return takesAnyType() && parameter.role() == Parameter.Role.RESOURCE_GROUP && value.isEmpty();
    }

    private boolean takesAnyType() {
        return lastRole() == Parameter.Role.ID;
    }

    /** Whether the segment is a parameter for type and names. */
    private boolean isWide(String segment) {
        return isParameter(segment) && parameters.get(name(segment)).role() == Parameter.Role.ID;
    }

    /** Returns the number of segments that an id has at least: up to the last name, or to the resource of an extension. */
    private int shortest() {
        return isWide(segments.get(TypeSegments.POSITION))
                ? TypeSegments.POSITION + 1
                : IntStream.range(0, resourceEnd())
                                .filter(i -> isParameter(segments.get(i)))
                                .max()
                                .orElseThrow()
                        + 1;
    }

    /** Returns the number of leading segments that are the id of the resource. */
    private int resourceEnd() {
        return lastRole() == Parameter.Role.KEY ? segments.size() - 2 : segments.size();
    }

    /** Returns the role of the last segment; null if it is fixed. */
    private Parameter.Role lastRole() {
        return roleOf(segments.size() - 1);
    }

    private Parameter.Role roleOf(int index) {
        String segment = segments.get(index);
        return isParameter(segment) ? parameters.get(name(segment)).role() : null;
    }

    private String expand(Map<String, String> values, int end) {
        boolean ofSubscription =
                takesAnyType() && values.getOrDefault("resourceGroupName", "?").isEmpty();
        return IntStream.range(0, end)
                .filter(i -> !ofSubscription || i < 2 || i > 3)
                .mapToObj(segments::get)
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
