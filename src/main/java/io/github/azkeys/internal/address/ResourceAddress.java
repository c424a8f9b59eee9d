// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter;
import java.util.Map;

/**
 * The resource of a request and, if the operation needs it, the key. All names are valid. Immutable; two addresses are
 * equal if they are the same to ARM, which ignores case.
 */
public final class ResourceAddress {

    private static final int TYPICAL_LENGTH = 120;

    private final Operation operation;
    private final Map<String, String> values;

    /** The names as ARM compares them, in the order of the parameters. No name has line breaks. */
    private final String comparable;

    /** Made when it is first needed. Threads that make it at the same time make equal texts. */
    private String resourceId;

    /** As {@link #resourceId}. */
    private String path;

    ResourceAddress(Operation operation, Map<String, String> values) {
        this.operation = operation;
        this.values = Map.copyOf(values);
        StringBuilder names = new StringBuilder(TYPICAL_LENGTH);
        operation.parameters().forEach(parameter -> names.append(values.get(parameter.name()))
                .append('\n'));
        this.comparable = ignoringCase(names);
    }

    public Operation operation() {
        return operation;
    }

    /** Returns the ARM id of the resource, without the name of a key. */
    public String resourceId() {
        String made = resourceId;
        if (made == null) {
            made = operation.path().resourceId(values);
            resourceId = made;
        }
        return made;
    }

    /** Returns the name of the key, policy or rule; null if the operation does not take one. */
    public String keyName() {
        return operation.parameters(Parameter.Role.KEY).stream()
                .map(parameter -> values.get(parameter.name()))
                .findFirst()
                .orElse(null);
    }

    /** Returns the address of another operation, with the same parameters, on the same resource. */
    ResourceAddress to(Operation other) {
        return new ResourceAddress(other, values);
    }

    /**
     * Whether the two resources are the same or one is nested in the other, so that a change of one can change the keys
     * of the other. Keys, policies and rules are resources in this sense.
     */
    public boolean overlaps(ResourceAddress other) {
        String here = comparableId();
        String there = other.comparableId();
        return here.startsWith(there) || there.startsWith(here);
    }

    /** The final slash prevents that a name matches the beginning of a longer one. */
    private String comparableId() {
        return ignoringCase(new StringBuilder(operation.path().id(values)).append('/'));
    }

    /** Returns the path of the request URL. */
    public String path() {
        String made = path;
        if (made == null) {
            made = operation.path().expand(values);
            path = made;
        }
        return made;
    }

    /** Returns the value of a parameter; null if the operation does not have it. */
    public String value(String parameter) {
        return values.get(parameter);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceAddress address
                && operation.name().equals(address.operation.name())
                && operation.path().action().equals(address.operation.path().action())
                && comparable.equals(address.comparable);
    }

    @Override
    public int hashCode() {
        return 31 * operation.name().hashCode() + comparable.hashCode();
    }

    /** Returns {@link #toString()} for the name of a state in a repository. FileStateRepository refuses {@code =}. */
    public String stateName() {
        return toString().replace("=", "%3D"); // no name has a percent sign
    }

    /** Returns the operation and the path, which are not secret. */
    @Override
    public String toString() {
        return operation.name() + ":" + path();
    }

    /**
     * Returns a text that is the same for names that differ in case only. Unlike the lower case of the whole text, it
     * replaces each character by one, and never another letter by one of ASCII: look-alikes are different names.
     */
    private static String ignoringCase(StringBuilder names) {
        for (int i = 0; i < names.length(); i++) {
            char given = names.charAt(i);
            char upper = Character.toUpperCase(given);
            names.setCharAt(i, given > 127 && upper <= 127 ? given : upper);
        }
        return names.toString();
    }
}
