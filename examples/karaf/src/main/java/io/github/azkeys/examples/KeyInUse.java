// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.AzkeysException;
import org.apache.camel.builder.RouteBuilder;

/** Writes the fingerprint and the host name of the key in use at intervals. */
public class KeyInUse extends RouteBuilder {

    @Override
    public void configure() {
        onException(AzkeysException.class).handled(true).log("No key: ${exception.message}");

        from("timer:key?period={{period}}")
                .routeId("key-in-use")
                .to("azkeys:iothub?resourceId={{iot-hub-id}}&keyName=service&form=connection-string")
                .setBody(simple("${body.fingerprint} ${body.value.split(';')[0]}"))
                .to("file:{{folder}}?fileName=key-in-use.txt");
    }
}
