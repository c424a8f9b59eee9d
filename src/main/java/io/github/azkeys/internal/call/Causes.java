// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import io.github.azkeys.internal.text.Printable;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Reads failures and their causes. */
public final class Causes {

    private static final int MAX_CAUSES = 50;
    private static final int MAX_REASON = 500;

    private Causes() {}

    /** Returns the first cause of a type, including the failure itself; null if there is none. */
    public static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        // limited, because causes can form a loop
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** Returns the failure of a future without the exceptions that futures wrap around it. */
    public static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Returns the failure in one line of limited length, without a final period. */
    public static String reason(Throwable failure) {
        String message = line(failure.getMessage() == null ? "" : failure.getMessage(), MAX_REASON);
        String type = failure.getClass().getSimpleName();
        return message.isEmpty() ? type : type + ": " + withoutPeriod(message);
    }

    /**
     * Returns a text in one printable line of limited length, so that a response can neither forge log lines, control a
     * terminal nor fill the log.
     */
    public static String line(String text, int maxLength) {
        return Printable.line(text, maxLength);
    }

    public static String withoutPeriod(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
