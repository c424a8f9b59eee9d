// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import org.apache.camel.PropertyInject;
import org.springframework.stereotype.Component;

/** Represents a client of the hub that gets its connection string when it is created. */
@Component
public class HubClient {

    @PropertyInject("hub.connection-string")
    private String connectionString;

    public boolean isFor(String policy) {
        return connectionString.contains(";SharedAccessKeyName=" + policy + ";");
    }
}
