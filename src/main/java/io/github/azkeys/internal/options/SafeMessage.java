// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.AzkeysException;
import java.util.ArrayList;
import java.util.List;

/** Describes failures without messages of other libraries, which may quote a URI that contains a key. */
public final class SafeMessage {

    private static final int MAX_CAUSES = 10;

    private SafeMessage() {}

    /** Returns the message of an {@link AzkeysException}, or else the types of the exceptions. */
    public static String of(Throwable failure) {
        List<String> types = new ArrayList<>();
        for (Throwable e = failure; e != null && types.size() < MAX_CAUSES; e = e.getCause()) {
            if (e instanceof AzkeysException) {
                return e.getMessage();
            }
            types.add(e.getClass().getSimpleName());
        }
        return String.join(", caused by ", types);
    }
}
