// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The clients, each with the resource whose keys it uses and with a server in place of the service. */
enum Client {
    OPENAI("cognitiveservices", "Microsoft.CognitiveServices/accounts/ai1", "key1", "key2", ApiKeyServer::new),
    EVENT_HUBS(
            "eventhubs-hub",
            "Microsoft.EventHub/namespaces/mynamespace/eventhubs/orders/authorizationRules/orders",
            "primaryKey",
            "secondaryKey",
            EventHubsServer::new),
    SERVICE_BUS(
            "servicebus-namespace",
            "Microsoft.ServiceBus/namespaces/mynamespace/AuthorizationRules/orders",
            "primaryKey",
            "secondaryKey",
            ServiceBusServer::new),
    IOT_HUB(
            "iothub",
            "Microsoft.Devices/IotHubs/hub1/IotHubKeys/device",
            "primaryKey",
            "secondaryKey",
            IotHubServer::new),
    REDIS("redis", "Microsoft.Cache/redis/cache1", "primaryKey", "secondaryKey", RedisServer::new),
    STORAGE_BLOB("storage", "Microsoft.Storage/storageAccounts/acct1", "keys.key1", "keys.key2", Azurite::new),
    STORAGE_QUEUE("storage", "Microsoft.Storage/storageAccounts/acct1", "keys.key1", "keys.key2", Azurite::new);

    private static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/";

    private final String operation;
    private final String path;
    private final String primary;
    private final String secondary;
    private final Starter starter;

    Client(String operation, String path, String primary, String secondary, Starter starter) {
        this.operation = operation;
        this.path = path;
        this.primary = primary;
        this.secondary = secondary;
        this.starter = starter;
    }

    /** Adds the resource to ARM. */
    Resource addTo(EmbeddedArm arm) {
        return new Resource(arm, operation, GROUP + path, primary, secondary);
    }

    /** Starts the server of the resource. */
    Server start(Resource resource) throws Exception {
        return starter.start(resource);
    }

    /** Returns the name of the folder of the recipes, such as {@code event-hubs}. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the names of the recipes, such as {@code live}. */
    List<String> ways() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/recipes", folder()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .sorted()
                    .toList();
        }
    }

    /** Starts a server. */
    private interface Starter {
        Server start(Resource resource) throws Exception;
    }
}
