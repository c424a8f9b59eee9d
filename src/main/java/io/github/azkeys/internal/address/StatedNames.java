package io.github.azkeys.internal.address;

import io.github.azkeys.internal.catalog.Parameter;

/**
 * The names of a resource that one source states, such as the options of an endpoint or the headers of a message. Each
 * value is null or empty if the source leaves it open.
 */
public interface StatedNames {

    /** No names: errors point to the options of the component. */
    StatedNames NONE = new StatedNames() {
        @Override
        public String label(String option) {
            return "camel.component.azkeys." + option;
        }

        @Override
        public String value(String option) {
            return null;
        }
    };

    /** Returns how errors call a value, such as {@code header CamelAzkeysKeyName} for the option {@code keyName}. */
    String label(String option);

    /** Returns the value of an option, as it is stated; null or empty if it is open. */
    String value(String option);

    /** Returns how errors call the value of a role. */
    default String label(Parameter.Role role) {
        return label(role.option());
    }

    /** Returns the value of a role; null if it is open. */
    default String value(Parameter.Role role) {
        String value = value(role.option());
        return value == null || value.isEmpty() ? null : value;
    }

    /** Returns how errors call the ARM id of the resource. */
    default String resourceIdLabel() {
        return label(Parameter.Role.ID);
    }

    /** Returns the ARM id of the resource; null if it is open. */
    default String resourceId() {
        return value(Parameter.Role.ID);
    }
}
