// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.jms.QpidConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.JMSSecurityException;
import java.net.URI;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Qpid JMS asks for the key whenever it connects. */
@Timeout(30)
class QpidJmsAdapterTest {

    private final TestKey key = new TestKey("first");
    private AmqpServer server;

    @BeforeEach
    void start() throws Exception {
        server = new AmqpServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void eachConnectionIsOpenedWithTheCurrentKey() throws Exception {
        server.accept("first", "second");
        QpidConnectionFactory factory = factory(server.address());
        connect(factory).close();
        key.set("second");
        connect(factory).close();

        assertThat(server.logins()).containsExactly("policy/first", "policy/second");
    }

    @Test
    void failoverConnectsAgainWithTheNewKey() throws Exception {
        server.accept("first", "second");
        Connection connection = connect(factory("failover:(" + server.address() + ")"));
        key.set("second");
        server.disconnect();

        await().untilAsserted(() -> assertThat(server.logins()).containsExactly("policy/first", "policy/second"));
        assertThat(connection.createSession()).isNotNull();
        connection.close();
    }

    @Test
    void aRefusedKeyIsReported() throws Exception {
        QpidConnectionFactory factory = factory(server.address());

        assertThatThrownBy(() -> connect(factory)).isInstanceOf(JMSSecurityException.class);
        assertThat(key.refusals()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsRefusedDuringFailoverIsReported() throws Exception {
        server.accept("first");
        Connection connection = connect(factory("failover:(" + server.address() + ")"));
        server.accept("second");
        server.disconnect();

        await().untilAsserted(() -> assertThat(key.refusals()).isEqualTo(1));
        assertThatThrownBy(connection::createSession).hasMessageContaining("SASL");
        connection.close();
    }

    @Test
    void aConnectionStringIsRejected() {
        TestKey text = new TestKey("Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKey=first");

        assertThatThrownBy(() -> new QpidJmsAdapter().create(text))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'/connection-string'")
                .hasMessageNotContaining("contoso");
    }

    private static Connection connect(QpidConnectionFactory factory) throws Exception {
        Connection connection = factory.createConnection();
        connection.start();
        return connection;
    }

    @SuppressWarnings("unchecked")
    private QpidConnectionFactory factory(String address) {
        QpidConnectionFactory factory = new QpidConnectionFactory();
        factory.setRemoteURI(address);
        factory.setUsername("policy");
        factory.setPasswordOverride((BiFunction<Connection, URI, Object>)
                new QpidJmsAdapter().create(key).credential());
        return factory;
    }
}
