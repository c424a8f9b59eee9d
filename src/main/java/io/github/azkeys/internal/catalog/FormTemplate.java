// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with variables in braces: {@code key}, a parameter of the resource's address, {@code suffix.} and a service,
 * {@code answer.} and a field of the response, or a field of a {@link ReadResource}. A part in brackets is left out if
 * the resource does not have the fields in it. Immutable.
 */
public final class FormTemplate {

    /** The variable for the chosen key. */
    public static final String KEY = "key";

    /** The prefix of a variable for the host suffix of a service. */
    public static final String SUFFIX = "suffix.";

    /** The prefix of a variable for a field of the response. */
    public static final String ANSWER = "answer.";

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");

    private final String text;
    private final Set<String> variables;

    /**
     * @param field the field of the operation file that has the template
     * @param parameters the parameters that a variable can name
     */
    FormTemplate(String field, String text, Set<String> parameters) {
        this.text = text;
        this.variables = variables(text);
        for (String name : variables) {
            require(
                    name.equals(KEY)
                            || parameters.contains(name)
                            || name.matches("suffix\\.[a-z]+|answer\\.[A-Za-z]\\w*|" + ReadResource.VARIABLE),
                    field,
                    "names {" + name + "}. Supported: {key}, {suffix.<service>}, {answer.<field>}, {resource.<path>},"
                            + " {parent.<path>} and " + parameters);
        }
        String always = OPTIONAL.matcher(text).replaceAll("");
        require(
                !always.matches(".*[\\[\\]].*")
                        && optional().stream()
                                .allMatch(name -> ReadResource.of(name).isPresent()),
                field,
                "can have in brackets only fields of the resource");
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the names of the variables. */
    public Set<String> variables() {
        return Set.copyOf(variables);
    }

    /** Returns the names of the variables in brackets. If there are any, the resource has at least one of them. */
    public Set<String> optional() {
        return variables(
                OPTIONAL.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining()));
    }

    /** Returns the resources that are read for the values. */
    Set<ReadResource> reads() {
        return ReadResource.of(variables);
    }

    /** Whether the template is the key alone, which can then be any text. */
    public boolean isBareKey() {
        return text.equals("{" + KEY + "}");
    }

    /**
     * Returns the text with a value for each variable.
     *
     * @param known whether there is a value for a variable in brackets
     */
    public String fill(UnaryOperator<String> values, Predicate<String> known) {
        String used = OPTIONAL.matcher(text)
                .replaceAll(part -> variables(part.group(1)).stream().allMatch(known)
                        ? Matcher.quoteReplacement(part.group(1))
                        : "");
        return VARIABLE.matcher(used).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }

    /** Returns the template as the operation file has it. */
    @Override
    public String toString() {
        return text;
    }
}
