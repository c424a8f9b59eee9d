// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The body of a response of a token service, a JSON object. Immutable.
 *
 * @param fields the JSON values by name; null if the body is not a JSON object
 */
record TokenBody(Map<String, Object> fields) {

    /** Fields that MSAL parses as a number. */
    private static final List<String> SECONDS = List.of("expires_in", "ext_expires_in", "refresh_in");

    /** 3000 years; more digits overflow the times of MSAL. */
    private static final String NUMBER = "-?\\d{1,11}";

    /** A token becomes a header. Those of Entra have a few KB, and servers refuse longer headers in ways of their own. */
    private static final int LONGEST_TOKEN = 64 * 1024;

    /** Why a text is not a token, as the end of a sentence. */
    static final String NOT_A_TOKEN = "is empty, longer than 64 KB, or contains other than visible ASCII characters";

    /** Uses the parser of MSAL, and text as MSAL does, because another parser may accept what MSAL cannot parse. */
    static TokenBody read(byte[] body) {
        try (JsonReader reader = JsonProviders.createReader(new String(body, StandardCharsets.UTF_8))) {
            return new TokenBody(reader.readMap(JsonReader::readUntyped));
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // NumberFormatException: an exponent of more than 32 bits
            return new TokenBody(null);
        }
    }

    boolean isObject() {
        return fields != null;
    }

    /** Returns the OAuth error, or the error code in another format of Azure; null if there is none. */
    String code() {
        return string(fields.get("error") instanceof Map<?, ?> error ? error.get("code") : fields.get("error"));
    }

    /** Returns the message of an error, null if there is none. */
    String message() {
        return Stream.of(
                        fields.get("error_description"),
                        fields.get("error") instanceof Map<?, ?> error ? error.get("message") : null,
                        fields.get("message"))
                .map(TokenBody::string)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns why MSAL could not use this as a token, or keep it for hours although it is useless; null if it can. */
    String defect(boolean managedIdentity) {
        if (!isToken(string(fields.get("access_token")))) {
            return "an access_token that " + NOT_A_TOKEN;
        }
        if (managedIdentity && !isTime(string(fields.get("expires_on")))) {
            return "a token whose expires_on is not a time";
        }
        return SECONDS.stream()
                .filter(name -> string(fields.get(name)) != null
                        && !string(fields.get(name)).matches(NUMBER))
                .findFirst()
                .map(name -> "a token whose " + name + " is not a number of seconds")
                .orElse(null);
    }

    static boolean isToken(String text) {
        return text != null && text.length() <= LONGEST_TOKEN && text.matches("[\\x21-\\x7E]+");
    }

    private static boolean isTime(String text) {
        if (text == null || text.matches(NUMBER)) {
            return text != null;
        }
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String string(Object value) {
        boolean scalar = value instanceof String || value instanceof Number;
        return scalar && !value.toString().isBlank() ? value.toString() : null;
    }
}
