// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** An Apache Artemis broker in this JVM, which speaks AMQP like Service Bus or MQTT like IoT Hub. */
final class Broker implements AutoCloseable {

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final Logins logins;
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final int port;

    /**
     * @param protocol {@code AMQP} or {@code MQTT}
     * @param valid whether a user name and a password are valid now
     */
    Broker(String protocol, BiPredicate<String, String> valid) throws Exception {
        logins = new Logins(valid);
        port = FreePort.next();
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(false)
                .setJournalDirectory("target/artemis/" + port)
                .setSecurityEnabled(true)
                .setAuthenticationCacheSize(0)
                .setAuthorizationCacheSize(0)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration(
                        "loopback",
                        "tcp://127.0.0.1:" + port + "?protocols=" + protocol
                                + "&saslMechanisms=PLAIN&amqpIdleTimeout=0");
        configuration.registerBrokerPlugin(new Confirmed(confirmed));
        server.setConfiguration(configuration);
        server.setSecurityManager(logins);
        server.start();
    }

    int port() {
        return port;
    }

    Set<String> confirmed() {
        return Set.copyOf(confirmed);
    }

    void closeInvalid() {
        logins.closeInvalid();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private record Confirmed(Set<String> bodies) implements ActiveMQServerMessagePlugin {
        @Override
        public void afterSend(
                ServerSession session,
                Transaction tx,
                Message message,
                boolean direct,
                boolean autoCreate,
                RoutingStatus result) {
            byte[] body = new byte[message.toCore().getReadOnlyBodyBuffer().readableBytes()];
            message.toCore().getReadOnlyBodyBuffer().readBytes(body);
            bodies.add(new String(body, StandardCharsets.UTF_8));
        }
    }

    private static final class Logins implements ActiveMQSecurityManager5 {

        private final BiPredicate<String, String> valid;
        private final Map<RemotingConnection, String[]> open = new ConcurrentHashMap<>();

        Logins(BiPredicate<String, String> valid) {
            this.valid = valid;
        }

        @Override
        public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
            if (user == null || password == null || !valid.test(user, password)) {
                return null;
            }
            if (connection != null) {
                open.put(connection, new String[] {user, password});
                connection.addCloseListener(() -> open.remove(connection));
            }
            Subject subject = new Subject();
            subject.getPrincipals().add(new UserPrincipal(user));
            return subject;
        }

        void closeInvalid() {
            open.forEach((connection, login) -> {
                if (!valid.test(login[0], login[1])) {
                    connection.fail(new ActiveMQException("The key was renewed"));
                }
            });
        }

        @Override
        public boolean authorize(Subject subject, Set<Role> roles, CheckType type, String address) {
            return subject != null;
        }

        @Override
        public boolean validateUser(String user, String password) {
            return valid.test(user, password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType type) {
            return valid.test(user, password);
        }
    }
}
