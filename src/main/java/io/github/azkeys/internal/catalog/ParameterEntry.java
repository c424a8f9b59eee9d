// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.shape.EntryFields;
import io.github.azkeys.internal.shape.InvalidFieldException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A parameter as an operation file describes it. */
record ParameterEntry(
        String description,
        String option,
        String pattern,
        Integer minLength,
        Integer maxLength,
        String slash,
        String type,
        String defaultValue,
        String example,
        boolean optional) {

    static final String REQUEST = "request";
    private static final Pattern OPTION = Pattern.compile("[a-z][A-Za-z0-9]*");

    private static final Set<String> FIELDS = Set.of(
            "description",
            "option",
            "pattern",
            "minLength",
            "maxLength",
            "slash",
            "type",
            "default",
            "example",
            "optional");

    /** Reads the object at a path of a file. */
    static ParameterEntry read(String path, JsonNode value) {
        EntryFields fields = new EntryFields(path, value, FIELDS);
        return new ParameterEntry(
                fields.text("description"),
                fields.text("option"),
                fields.text("pattern"),
                fields.integer("minLength"),
                fields.integer("maxLength"),
                fields.text("slash"),
                fields.text("type"),
                fields.text("default"),
                fields.text("example"),
                fields.flag("optional"));
    }

    /** Whether the option {@code request.<name>} states it. */
    boolean isOfRequest() {
        return REQUEST.equals(option);
    }

    /** Checks the entry and returns the parameter. */
    Parameter toParameter(String name) {
        String field = "parameters." + name;
        require(Parameter.common(name).isEmpty(), field, "is the same for all operations; leave it out");
        require(
                option == null || option.equals(Parameter.Role.KEY.option()),
                field + ".option",
                "is '" + option + "'; it must be keyName, request or left out");
        require(
                slash == null || slash.matches("[~!$*+,:=@]"),
                field + ".slash",
                "is '" + slash + "'; it must be one of ~ ! $ * + , : = @");
        require(slash == null || option == null, field + ".slash", "is supported only for names of resources");
        require(
                type == null && defaultValue == null && example == null && !optional,
                field,
                "has type, default, example or optional, which need \"option\": \"request\"");
        return new Parameter(
                name,
                option == null ? Parameter.Role.RESOURCE : Parameter.Role.KEY,
                description,
                compiledPattern(field),
                Objects.requireNonNullElse(minLength, 1),
                Objects.requireNonNullElse(maxLength, Parameter.LONGEST_NAME),
                slash);
    }

    /** Checks the entry and returns the parameter that an option states. */
    RequestParameter toRequestParameter(String name) {
        String field = "parameters." + name;
        require(
                OPTION.matcher(name).matches() && !RequestTemplate.TIMES.contains(name),
                field,
                "must be a name such as permissions, and not one of " + RequestTemplate.TIMES);
        require(
                minLength == null && maxLength == null && slash == null,
                field,
                "has minLength, maxLength or slash; use pattern");
        require(defaultValue == null || !optional, field, "has a default and is optional; remove one of them");
        RequestParameter parameter = new RequestParameter(
                name, description, type(field), compiledPattern(field), defaultValue, example, optional);
        valid(parameter, field + ".default", defaultValue);
        valid(parameter, field + ".example", example);
        return parameter;
    }

    private RequestParameter.Type type(String field) {
        return type == null
                ? RequestParameter.Type.TEXT
                : Arrays.stream(RequestParameter.Type.values())
                        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(type))
                        .findFirst()
                        .orElseThrow(() -> new InvalidFieldException(
                                field + ".type", "is '" + type + "'; it must be text, boolean or list"));
    }

    private static void valid(RequestParameter parameter, String field, String text) {
        if (text != null) {
            parameter.violation(text).ifPresent(rule -> {
                throw new InvalidFieldException(field, "'" + text + "' " + rule);
            });
        }
    }

    private Pattern compiledPattern(String field) {
        try {
            return pattern == null ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new InvalidFieldException(
                    field + ".pattern", "is not a valid regular expression: " + e.getDescription());
        }
    }
}
