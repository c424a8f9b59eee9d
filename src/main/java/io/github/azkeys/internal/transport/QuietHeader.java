package io.github.azkeys.internal.transport;

import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * A header of a request whose value is sent but not printed. HttpClient logs headers at DEBUG by their
 * {@link #toString()}, and those of a request hold tokens.
 */
final class QuietHeader extends BasicHeader {

    private static final long serialVersionUID = 1L;

    /** Those that help to find a fault and hold no secret. */
    private static final Set<String> HARMLESS =
            Set.of("accept", "content-type", "client-request-id", "date", "user-agent", "x-ms-client-request-id");

    QuietHeader(String name, String value) {
        super(name, value);
    }

    @Override
    public String toString() {
        return HARMLESS.contains(getName().toLowerCase(Locale.ROOT)) ? super.toString() : getName() + ": ***";
    }
}
