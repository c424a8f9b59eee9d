// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this JVM, which accepts connection strings as Event Hubs does. Each client must authenticate again
 * after two seconds.
 *
 * @see <a href="https://learn.microsoft.com/azure/event-hubs/azure-event-hubs-apache-kafka-overview">Event Hubs for Apache
 *     Kafka</a>
 */
final class EventHubsServer implements Server {

    private final Resource hub;
    private final int port = FreePort.next();
    private final KafkaRaftServer server;

    EventHubsServer(Resource hub) throws Exception {
        this.hub = hub;
        int controller = FreePort.next();
        int internal = FreePort.next();
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "kafka");
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "INTERNAL");
        settings.put(
                "listeners",
                "CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, internal, controller));
        settings.put("advertised.listeners", "CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d".formatted(port, internal));
        settings.put("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("listener.name.client.plain.sasl.jaas.config", PlainLoginModule.class.getName() + " required;");
        settings.put(
                "listener.name.client.plain.sasl.server.callback.handler.class", ConnectionStringCheck.class.getName());
        settings.put("listener.name.client.plain.connections.max.reauth.ms", "2000");
        settings.put(ConnectionStringCheck.RESOURCE, hub);
        settings.put("log.dirs", folder.toString());
        settings.put("num.partitions", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "true");
        format(settings, folder);
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    /** Creates the metadata of a new cluster, as kafka-storage does. */
    private static void format(Map<String, Object> settings, Path folder) throws Exception {
        Path file = folder.resolve("server.properties");
        StringBuilder text = new StringBuilder();
        settings.forEach((name, value) -> {
            if (value instanceof String) {
                text.append(name).append('=').append(value).append('\n');
            }
        });
        Files.writeString(file, text);
        int status = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
        if (status != 0) {
            throw new IllegalStateException("Kafka's storage could not be created: " + status);
        }
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "event-hubs-brokers",
                "127.0.0.1:" + port,
                "event-hubs-protocol",
                "SASL_PLAINTEXT",
                "event-hub-policy-id",
                hub.id());
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
