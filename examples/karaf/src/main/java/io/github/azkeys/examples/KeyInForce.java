package io.github.azkeys.examples;

import io.github.azkeys.AzkeysException;
import org.apache.camel.builder.RouteBuilder;

/** Writes at intervals a fingerprint of the key that is in force, and where it opens the door. */
public class KeyInForce extends RouteBuilder {

    @Override
    public void configure() {
        onException(AzkeysException.class).handled(true).log("No key: ${exception.message}");

        from("timer:key?period={{period}}")
                .routeId("key-in-force")
                .to("azkeys:iothub?resourceId={{iot-hub-id}}&keyName=service&form=connection-string")
                .setBody(simple("${body.fingerprint} ${body.value.split(';')[0]}"))
                .to("file:{{folder}}?fileName=key-in-force.txt");
    }
}
