// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A parameter of an operation: the option that fills it and the rules for its value. Immutable.
 *
 * @param name as in the ARM documentation, such as {@code accountName}
 * @param role the option that fills it
 * @param description one sentence, may be empty
 * @param pattern the documented pattern; null if there is none
 * @param minLength in characters, at least 1
 * @param maxLength in characters
 */
public record Parameter(String name, Role role, String description, Pattern pattern, int minLength, int maxLength) {

    /** The longest name that any ARM resource can have. */
    static final int LONGEST_NAME = 260;

    /**
     * Characters that are not allowed in any ARM name: separators of URLs and ARM ids, quotes, white space, control and
     * invisible characters. They are rejected rather than escaped, because a name that needs escaping is a mistake.
     */
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\?#%;&<>\"'`|^{}\\[\\]\\s\\p{Z}\\p{C}]");

    private static final Parameter SUBSCRIPTION_ID = new Parameter(
            "subscriptionId",
            Role.SUBSCRIPTION,
            "The Azure subscription.",
            // a GUID in every public cloud; private clouds and tests use words, too
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"),
            1,
            64);

    private static final Parameter RESOURCE_GROUP_NAME = new Parameter(
            "resourceGroupName",
            Role.RESOURCE_GROUP,
            "The resource group.",
            // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
            Pattern.compile("[-\\w._()]*[-\\w_()]", Pattern.UNICODE_CHARACTER_CLASS),
            1,
            90);

    /** The rules for a name of unknown type. */
    private static final Parameter ANY_NAME = new Parameter("name", Role.RESOURCE, "", null, 1, LONGEST_NAME);

    /** The option, or the part of an option, that fills a parameter. */
    public enum Role {
        SUBSCRIPTION("subscriptionId"),
        RESOURCE_GROUP("resourceGroup"),
        /** The option {@code resourceName}, or one part of it between slashes. */
        RESOURCE("resourceName"),
        KEY("keyName"),
        /** The part of the option {@code resourceId} after {@code /providers/}: type and names, separated by slashes. */
        ID("resourceId");

        private final String option;

        Role(String option) {
            this.option = option;
        }

        /** Returns the name of the option. */
        public String option() {
            return option;
        }
    }

    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        description = description == null ? "" : description;
    }

    /** Returns one of the two parameters that all operations have and that files leave out. */
    public static Optional<Parameter> common(String name) {
        return Stream.of(SUBSCRIPTION_ID, RESOURCE_GROUP_NAME)
                .filter(parameter -> parameter.name.equals(name))
                .findFirst();
    }

    /** Returns the rule that a value breaks, such as {@code must match ^[a-zA-Z0-9]+$}; empty if the value is valid. */
    public Optional<String> violation(String value) {
        return role == Role.ID ? violationOfPath(value) : violationOfName(value);
    }

    private Optional<String> violationOfName(String value) {
        if (value.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (value.equals(".") || value.equals("..")) {
            return Optional.of("must be a name, not a relative path");
        }
        if (FORBIDDEN.matcher(value).find()) {
            return Optional.of(
                    "must not contain blanks, control characters or any of / \\ ? # % ; & < > \" ' ` | ^ { } [ ]");
        }
        return violationOfWhole(value);
    }

    /** Checks several names, of which only the general rules are known. */
    private Optional<String> violationOfPath(String value) {
        return Stream.of(value.split("/", -1))
                .map(ANY_NAME::violation)
                .flatMap(Optional::stream)
                .findFirst()
                .map(rule -> "consists of names, each of which " + rule)
                .or(() -> violationOfWhole(value)
                        .map(rule -> rule + ", that is namespace/type/name and for each nested resource /type/name"));
    }

    private Optional<String> violationOfWhole(String value) {
        if (value.length() < minLength || value.length() > maxLength) {
            return Optional.of("must have " + minLength + " to " + maxLength + " characters");
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            return Optional.of("must match " + pattern);
        }
        return Optional.empty();
    }
}
