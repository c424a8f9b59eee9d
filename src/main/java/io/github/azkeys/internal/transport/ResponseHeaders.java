// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Looks up the headers of a response only when they are asked for. Immutable. */
final class ResponseHeaders implements UnaryOperator<@Nullable String> {

    /** Less than the number of headers times the length of a line, to which HttpClient limits them. */
    private static final int MAX_SIZE = 256 * 1024;

    private final HttpResponse response;

    /** @throws IOException if the headers exceed the limit */
    ResponseHeaders(HttpResponse response) throws IOException {
        requireSmall(response);
        this.response = response;
    }

    /** Returns the values of a header, joined by commas; null if there is none. */
    @Override
    public @Nullable String apply(String name) {
        String joined = null;
        for (Iterator<Header> headers = response.headerIterator(name); headers.hasNext(); ) {
            String value = headers.next().getValue();
            String text = value == null ? "" : printable(value);
            joined = joined == null ? text : joined + "," + text;
        }
        return joined;
    }

    static void requireSmall(HttpResponse response) throws IOException {
        int size = 0;
        for (Iterator<Header> headers = response.headerIterator(); headers.hasNext(); ) {
            size += length(headers.next());
            if (size > MAX_SIZE) {
                throw new IOException("The response exceeds the limit of " + MAX_SIZE + " bytes for headers");
            }
        }
    }

    /** Replaces control characters, as RFC 9110 requires for some, so that they cannot reach a log or a message. */
    static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.chars()
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static int length(Header header) {
        if (header instanceof FormattedHeader line) { // as received, from which getValue() would make a text
            return line.getBuffer().length();
        }
        return header.getName().length()
                + (header.getValue() == null ? 0 : header.getValue().length());
    }
}
