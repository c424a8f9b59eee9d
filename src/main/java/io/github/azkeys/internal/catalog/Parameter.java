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
 * @param slash the character that ARM has for each slash in the name; null if the name cannot have slashes
 */
public record Parameter(
        String name, Role role, String description, Pattern pattern, int minLength, int maxLength, String slash) {

    /** The name of the parameter for the resource that an extension resource belongs to. */
    static final String RESOURCE_URI = "resourceUri";

    /** The longest name that any ARM resource can have. */
    static final int LONGEST_NAME = 260;

    /**
     * Characters that are not allowed in any ARM name: separators of URLs and ARM ids, quotes, white space, control and
     * invisible characters. They are rejected rather than escaped, because a name that needs escaping is a mistake.
     */
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\?#%;&<>\"'`|^{}\\[\\]\\s\\p{Z}\\p{C}]");

    /** Namespace, type and name, and types and names of nested resources. */
    private static final Pattern ANY_TYPE = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+/[^/]+)+");

    /** The beginning of another id: a service that looks for it would take the resource for one in that scope. */
    private static final Pattern OTHER_SCOPE =
            Pattern.compile("(?i)[^/]+(?:/[^/]+/[^/]+)*/(?:resourceGroups|subscriptions/[^/]+/providers)/.+");

    /** The name for all resources in an option of an endpoint. */
    private static final String ALL = "*";

    private static final Parameter SUBSCRIPTION_ID = new Parameter(
            "subscriptionId",
            Role.SUBSCRIPTION,
            "The Azure subscription.",
            // a GUID in every public cloud; private clouds and tests use words, too
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"),
            1,
            64,
            null);

    private static final Parameter RESOURCE_GROUP_NAME = new Parameter(
            "resourceGroupName",
            Role.RESOURCE_GROUP,
            "The resource group.",
            // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
            Pattern.compile("[-\\w._()]*[-\\w_()]", Pattern.UNICODE_CHARACTER_CLASS),
            1,
            90,
            null);

    private static final Parameter RESOURCE_OF_EXTENSION =
            ofAnyType(RESOURCE_URI, "The resource that the extension resource belongs to.");

    /** The rules for a name of unknown type. */
    private static final Parameter ANY_NAME = new Parameter("name", Role.RESOURCE, "", null, 1, LONGEST_NAME, null);

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

    /** Returns the parameter for a resource of any type: its namespace, types and names, separated by slashes. */
    static Parameter ofAnyType(String name, String description) {
        return new Parameter(name, Role.ID, description, ANY_TYPE, 1, 2000, null);
    }

    /** Returns one of the parameters that are the same for all operations and that files leave out. */
    public static Optional<Parameter> common(String name) {
        return Stream.of(SUBSCRIPTION_ID, RESOURCE_GROUP_NAME, RESOURCE_OF_EXTENSION)
                .filter(parameter -> parameter.name.equals(name))
                .findFirst();
    }

    /** Returns the rule that a value breaks, such as {@code must match ^[a-zA-Z0-9]+$}; empty if the value is valid. */
    public Optional<String> violation(String value) {
        if (role == Role.ID) {
            return violationOfParts(value, "/")
                    .or(() -> violationOfWhole(value)
                            .map(rule ->
                                    rule + ", that is namespace/type/name and for each nested resource /type/name"))
                    .or(() -> violationOfScope(value));
        }
        if (role == Role.RESOURCE && value.equals(ALL)) {
            return Optional.of("must be one name; to find all resources, set the endpoint's option resourceName=*, and"
                    + " findResources=true in a producer");
        }
        return hasSlash(value)
                ? violationOfParts(value, slash).or(() -> violationOfWhole(value))
                : violationOfName(value);
    }

    /** Returns the name as its service knows it, with slashes. */
    public String inService(String value) {
        return hasSlash(value) ? value.replace(slash, "/") : value;
    }

    private boolean hasSlash(String value) {
        return slash != null && value.contains(slash);
    }

    private Optional<String> violationOfName(String value) {
        if (value.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (value.equals(".") || value.equals("..")) {
            return Optional.of("must be a name, not a relative path");
        }
        if (!isPlain(value) && FORBIDDEN.matcher(value).find()) {
            return Optional.of(
                    "must not contain blanks, control characters or any of / \\ ? # % ; & < > \" ' ` | ^ { } [ ]");
        }
        return violationOfWhole(value)
                .or(() -> value.equals(ALL) ? Optional.of("must be one name, not " + ALL) : Optional.empty());
    }

    /** Whether a name has only characters that are certainly allowed, as almost all names do. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char given = value.charAt(i);
            boolean plain = given >= 'a' && given <= 'z'
                    || given >= 'A' && given <= 'Z'
                    || given >= '0' && given <= '9'
                    || given == '-'
                    || given == '_'
                    || given == '.';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** Checks several names, of which only the general rules are known. */
    private static Optional<String> violationOfParts(String value, String separator) {
        return Stream.of(value.split(Pattern.quote(separator), -1))
                .map(ANY_NAME::violationOfName)
                .flatMap(Optional::stream)
                .findFirst()
                .map(rule -> "consists of names, each of which " + rule);
    }

    private Optional<String> violationOfScope(String value) {
        String id = name.equals(RESOURCE_URI) ? value + "/providers/" + name : value; // an extension follows
        return OTHER_SCOPE.matcher(id).matches()
                ? Optional.of("contains another scope, a subscription or a resource group")
                : Optional.empty();
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
