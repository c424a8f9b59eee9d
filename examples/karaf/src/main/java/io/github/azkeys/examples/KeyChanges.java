// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import org.apache.camel.builder.RouteBuilder;

/** Writes the names of changed keys. */
public class KeyChanges extends RouteBuilder {

    @Override
    public void configure() {
        from("azkeys:iothub?resourceId={{iot-hub-id}}&keyName=service&delay={{period}}")
                .routeId("key-changes")
                .setBody(simple("${header.CamelAzkeysChangedKeys}: ${body.toString}"))
                .to("file:{{folder}}?fileName=key-changes.txt");
    }
}
