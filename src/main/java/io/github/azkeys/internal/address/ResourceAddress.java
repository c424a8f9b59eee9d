package io.github.azkeys.internal.address;

import io.github.azkeys.internal.catalog.Operation;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The resource, and where the operation asks for one the key, that a request is about. Every name has passed the rule
 * of its place. Immutable; two are equal if ARM takes them for the same, whatever their casing.
 */
public final class ResourceAddress {

    private final Operation operation;
    private final Map<String, String> values;

    ResourceAddress(Operation operation, Map<String, String> values) {
        this.operation = operation;
        this.values = Map.copyOf(values);
    }

    /** What is asked. */
    public Operation operation() {
        return operation;
    }

    /** The ARM id of the resource, without the name of a key. */
    public String resourceId() {
        return operation.path().resourceId(values);
    }

    /** The address of another operation on the same resource, with the same parameters in its path. */
    ResourceAddress to(Operation other) {
        return new ResourceAddress(other, values);
    }

    /**
     * Whether the two are about the same resource, or about one that lies below the other: what happens to the one may
     * then change the keys of the other. The names of keys, policies and rules are resources in this sense.
     */
    public boolean overlaps(ResourceAddress other) {
        String here = whole();
        String there = other.whole();
        return here.startsWith(there) || there.startsWith(here);
    }

    /** The ARM id with the name of a key, to be compared; the slash behind keeps names from being taken for their parts. */
    private String whole() {
        return (operation.path().id(values) + "/").toLowerCase(Locale.ROOT);
    }

    /** The path of the request below the endpoint of ARM. */
    public String path() {
        return operation.path().expand(values);
    }

    /** A name by ARM's parameter, null where the operation has no such parameter. */
    public String value(String parameter) {
        return values.get(parameter);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceAddress address
                && operation.name().equals(address.operation.name())
                && operation.path().action().equals(address.operation.path().action())
                && folded().equals(address.folded());
    }

    @Override
    public int hashCode() {
        return Objects.hash(operation.name(), folded());
    }

    /** The path, which holds names and no secret. */
    @Override
    public String toString() {
        return operation.name() + ":" + path();
    }

    private Map<String, String> folded() {
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .toLowerCase(Locale.ROOT)));
    }
}
