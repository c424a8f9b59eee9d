// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The permissions of an IoT hub shared access policy: a set of values that ARM writes as one text, such as
 * {@code RegistryWrite, ServiceConnect, DeviceConnect}. The text is preserved; objects are equal if their values are.
 * Immutable.
 */
public final class AccessRights {

    private final String text;
    private final Set<AccessRight> values;

    private AccessRights(String text) {
        this.text = text;
        this.values = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(AccessRight::new)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /** Parses the text that ARM wrote. */
    @JsonCreator
    public static AccessRights of(String text) {
        return new AccessRights(Objects.requireNonNull(text, "text"));
    }

    /** Returns the values in the order of ARM, unmodifiable. */
    public Set<AccessRight> values() {
        return values;
    }

    /** Returns whether the policy grants a permission. */
    public boolean contains(AccessRight right) {
        return values.contains(right);
    }

    /** Returns the text as ARM wrote it. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessRights rights && values.equals(rights.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
