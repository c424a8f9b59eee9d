// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.text.Printable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The types of options whose text is checked: Camel converts an invalid duration or number to 0, and does not say what is
 * valid instead of an invalid constant. Immutable.
 */
public final class OptionText {

    private static final OptionText TIME =
            new OptionText(Times::parse, "must be a duration such as 90s, 5m, 1h30m, or a number of milliseconds");

    /** Durations that Camel declares as numbers, in the unit of another option. */
    private static final OptionText NUMBER_OR_TIME =
            new OptionText(Times::parse, "must be a number or a duration, such as 60000, 90s, 5m, or 1h30m");

    private static final OptionText NUMBER = new OptionText(OptionText::number, "must be an integer such as 3");

    private final Function<String, Optional<?>> reader;
    private final Function<String, String> question;
    private final String problem;

    private OptionText(Function<String, Optional<?>> reader, String problem) {
        this(reader, problem, text -> "");
    }

    private OptionText(Function<String, Optional<?>> reader, String problem, Function<String, String> question) {
        this.reader = reader;
        this.problem = problem;
        this.question = question;
    }

    /** Returns the check for an option type; empty if Camel checks it, or if the type is null. */
    public static Optional<OptionText> of(Class<?> type) {
        if (type == null) {
            return Optional.empty();
        }
        if (type.isEnum()) {
            Constants constants = Constants.of(type);
            return Optional.of(new OptionText(constants::read, "must be " + constants, constants::question));
        }
        if (type == Duration.class) {
            return Optional.of(TIME);
        }
        if (type == long.class) {
            return Optional.of(NUMBER_OR_TIME);
        }
        return type == int.class ? Optional.of(NUMBER) : Optional.empty();
    }

    /**
     * Converts the text of an option.
     *
     * @throws InvalidRequestException if the text is invalid; the message quotes it without what may be a secret
     */
    Object read(String option, String text) {
        Optional<?> value = reader.apply(text);
        if (value.isEmpty()) {
            throw new InvalidRequestException(
                    "Option " + option + "=" + Printable.of(text) + " " + problem + question.apply(text));
        }
        return value.get();
    }

    /** Returns what the text must be, without its value. */
    public String problem() {
        return problem;
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
