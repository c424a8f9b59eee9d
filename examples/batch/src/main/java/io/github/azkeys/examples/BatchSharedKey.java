// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import com.azure.core.credential.AzureNamedKey;
import com.azure.core.credential.AzureNamedKeyCredential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Signs a POST request of camel-http to the Batch service. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/authenticate-requests-to-the-azure-batch-service">
 *     Authenticate Requests to Azure Batch</a>
 */
public class BatchSharedKey {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock = Clock.systemUTC();

    /** Adds the headers {@code ocp-date} and {@code Authorization}; path, query and type must be in headers. */
    public void sign(Exchange exchange, AzureNamedKeyCredential credential) throws GeneralSecurityException {
        Message message = exchange.getMessage();
        AzureNamedKey account = credential.getAzureNamedKey();
        byte[] body = message.getBody(byte[].class);
        message.setBody(body); // the length is signed, so exactly these bytes must be sent
        String date = HTTP_DATE.format(clock.instant());
        String text = "POST\n\n\n" + body.length + "\n\n" + message.getHeader(Exchange.CONTENT_TYPE, String.class)
                + "\n\n\n\n\n\n\nocp-date:" + date
                + "\n/" + account.getName() + message.getHeader(Exchange.HTTP_PATH, String.class)
                + "\n" + message.getHeader(Exchange.HTTP_QUERY, String.class).replace('=', ':');
        message.setHeader("ocp-date", date);
        message.setHeader("Authorization", "SharedKey " + account.getName() + ":" + hmac(account.getKey(), text));
    }

    private static String hmac(String key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
