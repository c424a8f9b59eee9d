package io.github.azkeys.examples;

import org.apache.camel.PropertyInject;
import org.springframework.stereotype.Component;

/** Stands for a client of the hub that wants its connection string once, when it is made. */
@Component
public class HubClient {

    @PropertyInject("hub.connection-string")
    private String connectionString;

    public boolean isFor(String policy) {
        return connectionString.contains(";SharedAccessKeyName=" + policy + ";");
    }
}
