// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A resource that is read because a form needs its fields: that of the operation, or the one in which it is nested. */
public enum ReadResource {
    /** The resource of the operation, as in {@code {resource.properties.port}}. */
    RESOURCE("resource."),

    /** The resource in which it is nested, as in {@code {parent.properties.hostName}}. */
    PARENT("parent.");

    /** A variable for a field of such a resource. */
    static final String VARIABLE = "(?:resource|parent)(?:\\.[A-Za-z]\\w*)+";

    private final String prefix;

    ReadResource(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the resource that a variable of a form belongs to; empty for other variables. */
    public static Optional<ReadResource> of(String variable) {
        return Arrays.stream(values())
                .filter(resource -> variable.startsWith(resource.prefix))
                .findFirst();
    }

    /** Returns the resources that any of the variables belongs to. Immutable. */
    static Set<ReadResource> of(Set<String> variables) {
        Set<ReadResource> resources = EnumSet.noneOf(ReadResource.class);
        variables.forEach(variable -> of(variable).ifPresent(resources::add));
        return Collections.unmodifiableSet(resources);
    }

    /** Returns the ARM id of this resource for that of the operation's resource. */
    public String id(String resourceId) {
        return this == RESOURCE ? resourceId : withoutLast(withoutLast(resourceId));
    }

    /** Returns the ARM type of this resource for that of the operation's resource. */
    public String type(String resourceType) {
        return this == RESOURCE ? resourceType : withoutLast(resourceType);
    }

    /** Returns the permission that reading needs, for the ARM type of the operation's resource. */
    public String permission(String resourceType) {
        return type(resourceType) + "/read";
    }

    private static String withoutLast(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /**
     * Returns the text or number of a variable in the JSON of this resource; empty if the resource does not have it.
     *
     * @param variable such as {@code resource.properties.hostName}
     */
    public Optional<String> find(String variable, JsonNode resource) {
        String path = variable.substring(prefix.length());
        JsonNode value = resource.at(JsonPointer.compile("/" + path.replace('.', '/')));
        return Optional.of(value)
                .filter(found -> found.isTextual() || found.isNumber())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }
}
