// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.net.URI;
import java.util.function.BiFunction;
import org.apache.qpid.jms.JmsConnectionExtensions;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.JmsConnectionListener;
import org.jspecify.annotations.Nullable;

/**
 * The connection factory of Qpid JMS with a property for the password that it asks for. Use it where a factory is configured
 * by properties only:
 *
 * <pre>{@code
 * camel.azkeys.credentials.busKey = qpid-jms:bus#newest-stable
 * camel.beans.bus = #class:io.github.azkeys.jms.QpidConnectionFactory
 * camel.beans.bus.remoteURI = failover:(amqps://contoso.servicebus.windows.net)
 * camel.beans.bus.username = RootManageSharedAccessKey
 * camel.beans.bus.passwordOverride = #bean:busKey
 * camel.component.amqp.connectionFactory = #bean:bus
 * }</pre>
 *
 * In Java, {@link JmsConnectionFactory#setExtension(String, BiFunction)} does the same. Threadsafe once it is configured.
 */
public class QpidConnectionFactory extends JmsConnectionFactory {

    private @Nullable BiFunction<Connection, URI, Object> passwordOverride;

    /**
     * Sets {@link JmsConnectionExtensions#PASSWORD_OVERRIDE}: Qpid JMS asks for the password whenever it connects, also when
     * it connects again after a failure, and ignores the property {@code password}.
     *
     * @param passwordOverride returns the password for a connection to a broker; a credential of the type {@code qpid-jms}.
     *     If it is also a {@link JmsConnectionListener}, it is told when the broker refused it
     */
    public void setPasswordOverride(BiFunction<Connection, URI, Object> passwordOverride) {
        this.passwordOverride = passwordOverride;
        setExtension(JmsConnectionExtensions.PASSWORD_OVERRIDE.toString(), passwordOverride);
    }

    @Override
    public Connection createConnection(@Nullable String username, @Nullable String password) throws JMSException {
        try {
            return super.createConnection(username, password);
        } catch (JMSSecurityException e) {
            // Qpid JMS tells the listeners of a connection only if the URI begins with failover:
            if (passwordOverride instanceof JmsConnectionListener listener) {
                listener.onConnectionFailure(e);
            }
            throw e;
        }
    }
}
