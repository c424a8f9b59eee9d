// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import io.github.azkeys.internal.shape.InvalidFieldException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A parameter as an operation file describes it. */
record ParameterEntry(
        String description, String option, String pattern, Integer minLength, Integer maxLength, String slash) {

    /** Checks the entry and returns the parameter. */
    Parameter toParameter(String name) {
        String field = "parameters." + name;
        require(Parameter.common(name).isEmpty(), field, "is the same for all operations; leave it out");
        require(
                option == null || option.equals(Parameter.Role.KEY.option()),
                field + ".option",
                "is '" + option + "'; it must be keyName or left out");
        require(
                slash == null || slash.matches("[~!$*+,:=@]"),
                field + ".slash",
                "is '" + slash + "'; it must be one of ~ ! $ * + , : = @");
        require(slash == null || option == null, field + ".slash", "is supported only for names of resources");
        try {
            return new Parameter(
                    name,
                    option == null ? Parameter.Role.RESOURCE : Parameter.Role.KEY,
                    description,
                    pattern == null ? null : Pattern.compile(pattern),
                    Objects.requireNonNullElse(minLength, 1),
                    Objects.requireNonNullElse(maxLength, Parameter.LONGEST_NAME),
                    slash);
        } catch (PatternSyntaxException e) {
            throw new InvalidFieldException(
                    field + ".pattern", "is not a valid regular expression: " + e.getDescription());
        }
    }
}
