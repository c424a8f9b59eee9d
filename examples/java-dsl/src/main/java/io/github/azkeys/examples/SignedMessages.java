// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * Signs each message with the key of an IoT hub policy. The route fetches the key when it needs it, with the default
 * identity of Azure Identity. The options of the component are in {@code application.properties}.
 */
public class SignedMessages extends RouteBuilder {

    public static void main(String[] args) throws Exception {
        Main main = new Main(SignedMessages.class);
        main.configure().addRoutesBuilder(new SignedMessages());
        main.run(args);
    }

    @Override
    public void configure() {
        onException(ThrottledException.class)
                .maximumRedeliveries(5)
                .redeliveryDelay(10_000)
                .asyncDelayedRedelivery();
        onException(AccessDeniedException.class).handled(true).log("Not signed: ${exception.message}");

        from("{{trigger}}")
                .routeId("messages")
                .setBody(simple("message of ${date:now:HH:mm:ss}"))
                .to("direct:messages");

        from("direct:messages")
                .routeId("signed")
                .toV("azkeys:iothub?resourceId={{iot-hub-id}}&keyName=service", null, "policy")
                .process(SignedMessages::sign)
                .log("${body} is signed with the key ${variable.policy.fingerprint('primaryKey')}");
    }

    private static void sign(Exchange exchange) throws GeneralSecurityException {
        SharedAccessSignatureAuthorizationRule policy =
                exchange.getVariable("policy", SharedAccessSignatureAuthorizationRule.class);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(policy.primaryKey()), "HmacSHA256"));
        byte[] signature =
                mac.doFinal(exchange.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8));
        exchange.getMessage().setHeader("signature", Base64.getEncoder().encodeToString(signature));
    }
}
