// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.github.azkeys.internal.transport.TransportResponse;
import java.io.IOException;
import java.util.Map;

/** Recognizes the responses of ARM to a token that has expired. */
final class ExpiredToken {

    private ExpiredToken() {}

    /** Whether a 401 says that the token has expired. A new token does not help against other reasons. */
    static boolean isReasonOf(TransportResponse response) {
        try (JsonReader reader = JsonProviders.createReader(response.body())) {
            Map<String, Object> json = reader.readMap(JsonReader::readUntyped);
            if (json == null || !(json.get("error") instanceof Map<?, ?> error)) {
                return false;
            }
            String code = String.valueOf(error.get("code"));
            return code.equalsIgnoreCase("ExpiredAuthenticationToken")
                    || (code.equalsIgnoreCase("InvalidAuthenticationToken")
                            && String.valueOf(error.get("message")).matches("(?is).*expir(ed|y).*"));
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // NumberFormatException: an exponent of more than 32 bits
            return false;
        }
    }
}
