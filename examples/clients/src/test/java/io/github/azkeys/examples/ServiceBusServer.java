// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.util.Map;

/**
 * An AMQP broker that accepts the name of a policy and its key, as Service Bus does.
 *
 * @see <a href="https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-protocol-guide">AMQP 1.0 in
 *     Service Bus</a>
 */
final class ServiceBusServer implements Server {

    private final Resource policy;
    private final Broker broker;

    ServiceBusServer(Resource policy) throws Exception {
        this.policy = policy;
        String name = policy.id().substring(policy.id().lastIndexOf('/') + 1);
        broker = new Broker("AMQP", (user, password) -> user.equals(name) && policy.hasKey(password::equals));
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("service-bus-uri", "amqp://127.0.0.1:" + broker.port(), "service-bus-policy-id", policy.id());
    }

    @Override
    public void keyRenewed() {
        broker.closeInvalid();
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
