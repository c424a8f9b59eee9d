package io.github.azkeys.internal.options;

import io.github.azkeys.AzkeysException;
import java.util.ArrayList;
import java.util.List;

/** Says what went wrong without what Camel's and others' messages may quote, such as a URI with a key in it. */
public final class SafeMessage {

    private static final int DEEPEST = 10;

    private SafeMessage() {}

    /** The message where it is ours, else the kinds of exceptions from the outermost to the cause. */
    public static String of(Throwable failure) {
        List<String> kinds = new ArrayList<>();
        for (Throwable e = failure; e != null && kinds.size() < DEEPEST; e = e.getCause()) {
            if (e instanceof AzkeysException) {
                return e.getMessage();
            }
            kinds.add(e.getClass().getSimpleName());
        }
        return String.join(", caused by ", kinds);
    }
}
