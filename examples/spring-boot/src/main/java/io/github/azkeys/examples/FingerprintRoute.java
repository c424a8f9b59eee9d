package io.github.azkeys.examples;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Asks for the keys each time, and so learns of another key. */
@Component
public class FingerprintRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("{{asked-by}}")
                .routeId("fingerprint")
                .to("azkeys:iothub?resourceId={{iot-hub-id}}&keyName=service")
                .setBody(simple("${body.fingerprint('primaryKey')}"))
                .log("The key in force is ${body}");
    }
}
