package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the text of an option has to be, by the option's type, where Camel would make 0 of another text. */
public enum OptionText {
    TIME(Duration.class, Times::parse, "is no time; write 90s, 5m, 1h30m, or a number of milliseconds"),

    /** Camel declares times of its own as numbers; what unit they have, another option says. */
    NUMBER_OR_TIME(long.class, Times::parse, "is no number and no time; write 60000, 90s, 5m, or 1h30m"),

    NUMBER(int.class, OptionText::number, "is no whole number; write one such as 3");

    private final Class<?> type;
    private final Function<String, Optional<?>> reader;
    private final String problem;

    OptionText(Class<?> type, Function<String, Optional<?>> reader, String problem) {
        this.type = type;
        this.reader = reader;
        this.problem = problem;
    }

    /** What the text of an option of that type has to be, where Camel does not see to it. */
    public static Optional<OptionText> of(Class<?> type) {
        return Stream.of(values()).filter(text -> text.type == type).findFirst();
    }

    /**
     * What the text of an option says, as a value that Camel takes as it is.
     *
     * @throws InvalidRequestException if the text is wrong; it quotes the text
     */
    Object read(String option, String text) {
        Optional<?> value = reader.apply(text);
        if (value.isEmpty()) {
            throw new InvalidRequestException("option " + option + "=" + text + " " + problem);
        }
        return value.get();
    }

    /** What is wrong with a text that is refused, and what would be right. */
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
