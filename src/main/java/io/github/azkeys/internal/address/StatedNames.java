// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import io.github.azkeys.internal.catalog.Parameter;
import java.text.Normalizer;

/** The names of a resource in one source, such as the options of an endpoint or the headers of a message. */
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

    /** Returns the label of a value for errors, such as {@code header CamelAzkeysKeyName} for the option {@code keyName}. */
    String label(String option);

    /** Returns the value of an option; null or empty if it is not set. */
    String value(String option);

    default String label(Parameter.Role role) {
        return label(role.option());
    }

    /**
     * Returns the value of the option of a role in Unicode normal form C, as it is sent; null if it is not set. In other
     * forms, a character that is checked could become one that is not allowed, such as a semicolon.
     */
    default String value(Parameter.Role role) {
        String value = value(role.option());
        return value == null || value.isEmpty() ? null : Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    default String resourceIdLabel() {
        return label(Parameter.Role.ID);
    }

    /** Returns the ARM id of the resource; null if it is not set. */
    default String resourceId() {
        return value(Parameter.Role.ID);
    }
}
