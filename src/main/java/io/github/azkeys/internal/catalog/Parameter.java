package io.github.azkeys.internal.catalog;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name that a caller fills into an operation: its place among the options and the rule it has to keep. Immutable.
 *
 * @param name as in the ARM documentation, such as {@code accountName}
 * @param role which option fills it
 * @param description one sentence, may be empty
 * @param pattern the documented pattern, null where ARM documents none
 * @param minLength in characters, at least 1
 * @param maxLength in characters
 */
public record Parameter(String name, Role role, String description, Pattern pattern, int minLength, int maxLength) {

    /** The longest name that any ARM resource may have. */
    static final int LONGEST_NAME = 260;

    /**
     * What no ARM name holds: separators of a URL or of ARM's own ids, quotes, white space, controls and invisible
     * formatting. They are refused rather than escaped: a name that needs escaping is not the name somebody meant.
     */
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\?#%;&<>\"'`|^{}\\[\\]\\s\\p{Z}\\p{C}]");

    private static final Parameter SUBSCRIPTION_ID = new Parameter(
            "subscriptionId",
            Role.SUBSCRIPTION,
            "The Azure subscription.",
            // a GUID in every public cloud; private clouds and tests know plain words too
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

    /** What a name keeps to where nothing else is known. */
    private static final Parameter ANY_NAME = new Parameter("name", Role.RESOURCE, "", null, 1, LONGEST_NAME);

    /** Which option, or part of one, fills a parameter. */
    public enum Role {
        /** The option {@code subscriptionId}. */
        SUBSCRIPTION("subscriptionId"),
        /** The option {@code resourceGroup}. */
        RESOURCE_GROUP("resourceGroup"),
        /** The option {@code resourceName}, or one part of it between slashes. */
        RESOURCE("resourceName"),
        /** The option {@code keyName}. */
        KEY("keyName"),
        /** What the option {@code resourceId} has behind {@code /providers/}: a type and names, divided by slashes. */
        ID("resourceId");

        private final String option;

        Role(String option) {
            this.option = option;
        }

        /** The option's name in an endpoint URI. */
        public String option() {
            return option;
        }
    }

    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        description = description == null ? "" : description;
    }

    /** The two parameters that every operation has need no entry in its file. */
    public static Optional<Parameter> common(String name) {
        if (SUBSCRIPTION_ID.name.equals(name)) {
            return Optional.of(SUBSCRIPTION_ID);
        }
        return RESOURCE_GROUP_NAME.name.equals(name) ? Optional.of(RESOURCE_GROUP_NAME) : Optional.empty();
    }

    /**
     * What is wrong with a value, or nothing.
     *
     * @param value as the caller gave it, not null
     * @return a clause that states the broken rule, such as {@code must match ^[a-zA-Z0-9]+$}
     */
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

    /** Several names, each of which could be a name anywhere. */
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
