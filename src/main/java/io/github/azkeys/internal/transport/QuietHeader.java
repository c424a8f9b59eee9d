// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.message.BasicHeader;

/** A request header that hides its value in {@link #toString()}, because HttpClient logs headers at DEBUG. Immutable. */
final class QuietHeader extends BasicHeader {

    private static final long serialVersionUID = 1L;

    /** Headers that help to diagnose and are not secret. */
    private static final Set<String> SHOWN =
            Set.of("accept", "content-type", "client-request-id", "date", "user-agent", "x-ms-client-request-id");

    QuietHeader(String name, String value) {
        super(name, value);
    }

    @Override
    public String toString() {
        return SHOWN.contains(getName().toLowerCase(Locale.ROOT)) ? super.toString() : getName() + ": ***";
    }
}
