// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.keys.Secret;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** Writes the fingerprint and the host name of the key in use at intervals, and the fingerprint that a live credential has. */
public class KeyInUse extends RouteBuilder {

    @Override
    public void configure() {
        onException(AzkeysException.class).handled(true).log("No key: ${exception.message}");

        from("timer:key?period={{period}}")
                .routeId("key-in-use")
                .to("azkeys:iothub?resourceId={{iot-hub-id}}&keyName=service&form=connection-string")
                .setBody(simple("${body.fingerprint} ${body.value.split(';')[0]}"))
                .to("file:{{folder}}?fileName=key-in-use.txt");

        from("timer:live?period={{period}}")
                .routeId("live-key-in-use")
                .process(exchange -> exchange.getMessage().setBody(fingerprint(exchange.getContext())))
                .to("file:{{folder}}?fileName=live-key-in-use.txt");
    }

    private static String fingerprint(CamelContext context) {
        Supplier<?> key = context.getRegistry().lookupByNameAndType("hubKey", Supplier.class);
        return new Secret("primaryKey", key.get().toString(), null).fingerprint();
    }
}
