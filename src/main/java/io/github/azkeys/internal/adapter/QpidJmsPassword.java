// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import jakarta.jms.Connection;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.util.function.BiFunction;
import org.apache.qpid.jms.JmsConnection;
import org.apache.qpid.jms.JmsConnectionListener;
import org.apache.qpid.jms.message.JmsInboundMessageDispatch;
import org.apache.qpid.jms.provider.exceptions.ProviderConnectionSecurityException;

/** Answers a connection that asks for its password, and listens to it, because it does not tell if it was refused. */
final class QpidJmsPassword implements BiFunction<Connection, URI, Object>, JmsConnectionListener {

    private final LiveKey key;

    QpidJmsPassword(LiveKey key) {
        this.key = key;
    }

    @Override
    public Object apply(Connection connection, URI broker) {
        if (connection instanceof JmsConnection connecting) {
            connecting.addConnectionListener(this);
        }
        return key.current().value();
    }

    @Override
    public void onConnectionFailure(Throwable failure) {
        if (failure instanceof ProviderConnectionSecurityException || failure instanceof JMSSecurityException) {
            key.refused();
        }
    }

    @Override
    public void onConnectionEstablished(URI broker) {}

    @Override
    public void onConnectionInterrupted(URI broker) {}

    @Override
    public void onConnectionRestored(URI broker) {}

    @Override
    public void onInboundMessage(JmsInboundMessageDispatch message) {}

    @Override
    public void onSessionClosed(Session session, Throwable cause) {}

    @Override
    public void onConsumerClosed(MessageConsumer consumer, Throwable cause) {}

    @Override
    public void onProducerClosed(MessageProducer producer, Throwable cause) {}
}
