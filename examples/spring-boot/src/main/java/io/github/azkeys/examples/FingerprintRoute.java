// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Fetches the keys for each message, and so uses a new key. */
@Component
public class FingerprintRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("{{asked-by}}")
                .routeId("fingerprint")
                .to("azkeys:iothub?resourceId={{iot-hub-id}}&keyName=service")
                .setBody(simple("${body.fingerprint('primaryKey')}"))
                .log("The key in use is ${body}");
    }
}
