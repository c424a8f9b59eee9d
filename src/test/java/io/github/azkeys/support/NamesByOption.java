// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import io.github.azkeys.internal.address.StatedNames;
import java.util.Map;

/**
 * The names of a test.
 *
 * @param source the source of the names in error messages, such as {@code header}; empty for none
 * @param names the values by option
 */
public record NamesByOption(String source, Map<String, String> names) implements StatedNames {

    public NamesByOption(Map<String, String> names) {
        this("", names);
    }

    @Override
    public String label(String option) {
        return (source + " " + option).strip();
    }

    @Override
    public String value(String option) {
        return names.get(option);
    }
}
