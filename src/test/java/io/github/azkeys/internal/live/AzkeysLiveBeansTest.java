// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.internal.adapter.AmqpServer;
import io.github.azkeys.support.AzkeysTestSupport;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beans that only properties configure use a live credential. */
@Tag("camel")
@Timeout(60)
class AzkeysLiveBeansTest {

    private static final String POLICY =
            "/subscriptions/subid/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/contoso"
                    + "/authorizationRules/orders";

    private EmbeddedArm arm;
    private AmqpServer server;
    private Main main;

    @BeforeEach
    void start() throws Exception {
        arm = EmbeddedArm.builder().certificate(AzkeysTestSupport.CERTIFICATE).start();
        arm.add("servicebus-namespace", POLICY);
        server = new AmqpServer();
        main = new Main(AzkeysLiveBeansTest.class);
        main.bind("trust", EmbeddedArmCustomizer.trust(arm.certificate()));
        main.configure().withBasePackageScanEnabled(false);
        property("camel.component.azkeys.resourceManagerEndpoint", arm.endpoint());
        property("camel.component.azkeys.authorityHost", arm.authorityHost());
        property("camel.component.azkeys.tenantId", arm.tenantId());
        property("camel.component.azkeys.clientId", arm.clientId());
        property("camel.component.azkeys.clientSecret", arm.clientSecret());
        property("camel.component.azkeys.sslContextParameters", "#bean:trust");
        property("camel.azkeys.keys.bus", "servicebus-namespace?resourceId=" + POLICY);
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        server.close();
        arm.close();
    }

    private void property(String name, Object value) {
        main.addProperty(name, value.toString());
    }

    @Test
    void aJmsConnectionFactoryAsksForTheKey() throws Exception {
        property("camel.azkeys.credentials.busKey", "qpid-jms:bus#primaryKey");
        property("camel.beans.serviceBus", "#class:io.github.azkeys.jms.QpidConnectionFactory");
        property("camel.beans.serviceBus.remoteURI", server.address());
        property("camel.beans.serviceBus.username", "orders");
        property("camel.beans.serviceBus.passwordOverride", "#bean:busKey");
        String key = arm.keys("servicebus-namespace", POLICY).key("primaryKey");
        server.accept(key);
        main.start();

        ConnectionFactory factory =
                main.getCamelContext().getRegistry().lookupByNameAndType("serviceBus", ConnectionFactory.class);
        try (Connection connection = factory.createConnection()) {
            connection.start();
        }
        assertThat(server.logins()).containsExactly("orders/" + key);
    }
}
