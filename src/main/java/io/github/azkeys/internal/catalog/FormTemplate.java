package io.github.azkeys.internal.catalog;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables in braces. A variable is {@code key}, a parameter of the resource's address, {@code suffix.}
 * and a service, or {@code answer.} and a field of the answer. Immutable.
 */
public final class FormTemplate {

    /** The variable that is the chosen key. */
    public static final String KEY = "key";

    /** What a variable begins with that is the host suffix of a service. */
    public static final String SUFFIX = "suffix.";

    /** What a variable begins with that is a field of the answer. */
    public static final String ANSWER = "answer.";

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    private final String text;
    private final Set<String> variables = new LinkedHashSet<>();

    /**
     * @param parameters the parameters that a variable may name
     * @throws IllegalArgumentException if a variable is none of the above
     */
    FormTemplate(String text, Set<String> parameters) {
        this.text = text;
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!name.equals(KEY)
                    && !parameters.contains(name)
                    && !name.matches("suffix\\.[a-z]+")
                    && !name.matches("answer\\.[A-Za-z]\\w*")) {
                throw new IllegalArgumentException("names {" + name + "}; it can name {key}, {suffix.<service>},"
                        + " {answer.<field>} and " + parameters);
            }
            variables.add(name);
        }
    }

    /** The names in braces, in their order. */
    public Set<String> variables() {
        return Set.copyOf(variables);
    }

    /** Whether there is nothing but the key, which then may be any text. */
    public boolean isBareKey() {
        return text.equals("{" + KEY + "}");
    }

    /**
     * The text with its variables filled in.
     *
     * @param values a value for each variable; what it throws goes to the caller
     */
    public String fill(UnaryOperator<String> values) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }

    /** The text as the operation's file has it. */
    @Override
    public String toString() {
        return text;
    }
}
