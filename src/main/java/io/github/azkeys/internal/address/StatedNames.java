package io.github.azkeys.internal.address;

import io.github.azkeys.internal.catalog.Parameter;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What one source, such as the configuration or a message, says about the resource whose keys are wanted. Immutable;
 * each value is null or blank where the source leaves it open.
 */
public final class StatedNames {

    private static final String RESOURCE_ID = "resourceId";

    private final UnaryOperator<String> label;
    private final UnaryOperator<String> values;

    /**
     * @param label what an error calls a value, by the option's name: {@code header CamelAzkeysKeyName} for
     *     {@code keyName}
     * @param values the value by the option's name, null where the source leaves it open
     */
    public StatedNames(UnaryOperator<String> label, UnaryOperator<String> values) {
        this.label = Objects.requireNonNull(label, "label");
        this.values = Objects.requireNonNull(values, "values");
    }

    /** What an error calls the value of a role. */
    String label(Parameter.Role role) {
        return label.apply(role.option());
    }

    /** What an error calls the ARM id. */
    String resourceIdLabel() {
        return label.apply(RESOURCE_ID);
    }

    /** The value of a role, null where it is open. */
    String value(Parameter.Role role) {
        return stated(role.option());
    }

    /** The full ARM id, null where it is open. */
    String resourceId() {
        return stated(RESOURCE_ID);
    }

    private String stated(String option) {
        String value = values.apply(option);
        return value == null || value.isEmpty() ? null : value;
    }
}
