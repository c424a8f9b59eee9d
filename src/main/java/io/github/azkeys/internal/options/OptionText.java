// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The types of options whose text is checked, because Camel converts an invalid text to 0.
 */
public enum OptionText {
    TIME(Duration.class, Times::parse, "must be a duration such as 90s, 5m, 1h30m, or a number of milliseconds"),

    /** Durations that Camel declares as numbers, in the unit of another option. */
    NUMBER_OR_TIME(long.class, Times::parse, "must be a number or a duration, such as 60000, 90s, 5m, or 1h30m"),

    NUMBER(int.class, OptionText::number, "must be an integer such as 3");

    private final Class<?> type;
    private final Function<String, Optional<?>> reader;
    private final String problem;

    OptionText(Class<?> type, Function<String, Optional<?>> reader, String problem) {
        this.type = type;
        this.reader = reader;
        this.problem = problem;
    }

    /** Returns the check for an option type; empty if Camel checks it. */
    public static Optional<OptionText> of(Class<?> type) {
        return Stream.of(values()).filter(text -> text.type == type).findFirst();
    }

    /**
     * Converts the text of an option.
     *
     * @throws InvalidRequestException if the text is invalid; the message quotes it
     */
    Object read(String option, String text) {
        Optional<?> value = reader.apply(text);
        if (value.isEmpty()) {
            throw new InvalidRequestException("Option " + option + "=" + text + " " + problem);
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
