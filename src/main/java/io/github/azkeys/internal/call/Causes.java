package io.github.azkeys.internal.call;

import java.util.concurrent.CompletionException;

/** Looks through the causes of a failure. */
public final class Causes {

    private static final int MAX_REASON = 500;

    private Causes() {}

    /** The first of that type, the failure itself included; null where there is none. */
    public static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /** What a future failed with, without what futures put around it. */
    public static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** The failure in one line of bounded length, without a period behind. */
    public static String reason(Throwable failure) {
        String message = line(failure.getMessage() == null ? "" : failure.getMessage(), MAX_REASON);
        String type = failure.getClass().getSimpleName();
        return message.isEmpty() ? type : type + ": " + withoutPeriod(message);
    }

    /** A text in one line of bounded length, so that nobody can forge log lines or fill a log through it. */
    public static String line(String text, int longest) {
        String line = text.strip().replaceAll("[\\p{C}\\s]+", " ");
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }

    public static String withoutPeriod(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
