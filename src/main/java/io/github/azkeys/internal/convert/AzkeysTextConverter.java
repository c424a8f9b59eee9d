// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Masked;
import io.github.azkeys.keys.Secret;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;

/**
 * Refuses to convert keys to text. Without these converters Camel would use {@code toString()}, and the masked text would be
 * sent as the key. Logging, tracing and message history only try to convert, and then use {@code toString()} themselves.
 * The log EIP does convert, so it gets the masked text here. All methods throw an {@link InvalidRequestException}.
 */
@Converter(generateLoader = true)
public final class AzkeysTextConverter {

    /** The beginning of the label of a log EIP: {@code log} in Camel 4.14, {@code log[message]} in later versions. */
    private static final String LOG = "log";

    private AzkeysTextConverter() {}

    /** Returns the masked text for a log. */
    @Converter
    public static String toText(Masked keys, Exchange exchange) {
        if (isLog(exchange)) {
            return keys.toString();
        }
        throw refusal(keys);
    }

    @Converter
    public static byte[] toBytes(Masked keys) {
        throw refusal(keys);
    }

    @Converter
    public static ByteBuffer toBuffer(Masked keys) {
        throw refusal(keys);
    }

    @Converter
    public static InputStream toStream(Masked keys) {
        throw refusal(keys);
    }

    @Converter
    public static Reader toReader(Masked keys) {
        throw refusal(keys);
    }

    /** Whether a log EIP evaluates its message. Camel removes the label after the step. */
    private static boolean isLog(Exchange exchange) {
        String label = exchange == null ? null : exchange.getExchangeExtension().getHistoryNodeLabel();
        return label != null && (label.equals(LOG) || label.startsWith(LOG + "["));
    }

    private static InvalidRequestException refusal(Masked keys) {
        String what = keys instanceof Secret secret
                ? "Secret " + secret.name()
                : keys.getClass().getSimpleName();
        String instead = keys instanceof KeySet set
                ? "Use one key, such as ${body.key('"
                        + set.keyNames().stream().findFirst().orElse("primaryKey")
                        + "')}, the option select or form"
                : "Use its value, such as ${body.value}";
        return new InvalidRequestException(what + " is not converted to text, because its text is masked. " + instead
                + ", or marshal. The masked text is ${body.toString}");
    }
}
