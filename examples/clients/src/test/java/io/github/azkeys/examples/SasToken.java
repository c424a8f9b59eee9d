// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A shared access signature of IoT Hub.
 *
 * @see <a href="https://learn.microsoft.com/azure/iot-hub/authenticate-authorize-sas">SAS token structure</a>
 */
record SasToken(Map<String, String> fields) {

    private static final String SCHEME = "SharedAccessSignature ";

    static SasToken parse(String text) {
        return new SasToken(Arrays.stream(text.substring(SCHEME.length()).split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1])));
    }

    /** Returns whether the token was signed with the Base64 key and has not expired. */
    boolean isSignedWith(String key) {
        String text = fields.get("sr") + "\n" + fields.get("se");
        String signature = URLDecoder.decode(fields.get("sig"), StandardCharsets.UTF_8);
        return signature.equals(sign(key, text))
                && Instant.ofEpochSecond(Long.parseLong(fields.get("se"))).isAfter(Instant.now());
    }

    private static String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
