// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.forms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates shared access signatures of IoT Hub and Service Bus.
 *
 * @see <a href="https://learn.microsoft.com/azure/iot-hub/authenticate-authorize-sas">Control access to IoT Hub</a>
 * @see <a href="https://learn.microsoft.com/rest/api/eventhub/generate-sas-token">Generate SAS token</a>
 */
final class SharedAccessSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private SharedAccessSignature() {}

    /**
     * @param resource the resource that the token gives access to, not encoded
     * @param lowerCase whether the resource and its escapes must be in lower case
     * @param keyName the policy or rule of the key, in characters that need no encoding
     */
    static String sign(String resource, boolean lowerCase, String keyName, byte[] key, Instant expiry) {
        String encoded =
                lowerCase ? encode(resource.toLowerCase(Locale.ROOT)).toLowerCase(Locale.ROOT) : encode(resource);
        long seconds = expiry.getEpochSecond();
        String signature = encode(Base64.getEncoder().encodeToString(hmac(key, encoded + "\n" + seconds)));
        return "SharedAccessSignature sr=" + encoded + "&sig=" + signature + "&se=" + seconds + "&skn=" + keyName;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
