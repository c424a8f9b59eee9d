// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.internal.shape.InvalidFieldException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables in braces: {@code key}, a parameter of the resource's address, {@code suffix.} and a service, or
 * {@code answer.} and a field of the response. Immutable.
 */
public final class FormTemplate {

    /** The variable for the chosen key. */
    public static final String KEY = "key";

    /** The prefix of a variable for the host suffix of a service. */
    public static final String SUFFIX = "suffix.";

    /** The prefix of a variable for a field of the response. */
    public static final String ANSWER = "answer.";

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    private final String text;
    private final Set<String> variables = new LinkedHashSet<>();

    /**
     * @param field the field of the operation file that has the template
     * @param parameters the parameters that a variable can name
     */
    FormTemplate(String field, String text, Set<String> parameters) {
        this.text = text;
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            InvalidFieldException.require(
                    name.equals(KEY)
                            || parameters.contains(name)
                            || name.matches("suffix\\.[a-z]+|answer\\.[A-Za-z]\\w*"),
                    field,
                    "names {" + name + "}. Supported: {key}, {suffix.<service>}, {answer.<field>} and " + parameters);
            variables.add(name);
        }
    }

    /** Returns the names of the variables. */
    public Set<String> variables() {
        return Set.copyOf(variables);
    }

    /** Whether the template is the key alone, which can then be any text. */
    public boolean isBareKey() {
        return text.equals("{" + KEY + "}");
    }

    /** Returns the text with a value for each variable. */
    public String fill(UnaryOperator<String> values) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }

    /** Returns the template as the operation file has it. */
    @Override
    public String toString() {
        return text;
    }
}
