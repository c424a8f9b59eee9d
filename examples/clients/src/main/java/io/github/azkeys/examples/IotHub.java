// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.util.function.Supplier;
import org.apache.camel.BeanInject;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** The connection of a device to an IoT hub, for the component paho. */
public class IotHub implements CamelConfiguration {

    /**
     * Connects the device. The bean is created when a route needs it.
     *
     * @param token a live credential of the type {@code supplier}
     */
    @BindToRegistry(value = "hubClient", lazy = true, destroyMethod = "close")
    public MqttClient hubClient(
            @PropertyInject("iot-hub-broker") String broker,
            @PropertyInject("iot-hub") String hub,
            @PropertyInject("device") String device,
            @BeanInject("hubToken") Supplier<String> token)
            throws MqttException {
        HubClient client = new HubClient(broker, hub, device, token);
        client.connectWithToken();
        return client;
    }

    /**
     * A client that connects again when there is a new token, before the hub refuses the old one. Paho itself uses the
     * password of the first connection again.
     */
    private static final class HubClient extends MqttClient {

        private final String user;
        private final Supplier<String> token;
        private String used;

        HubClient(String broker, String hub, String device, Supplier<String> token) throws MqttException {
            super(broker, device, new MemoryPersistence());
            this.user = hub + "/" + device + "/?api-version=2021-04-12";
            this.token = token;
        }

        synchronized void connectWithToken() throws MqttException {
            if (isConnected()) {
                disconnect();
            }
            used = token.get();
            MqttConnectOptions options = new MqttConnectOptions();
            options.setUserName(user);
            options.setPassword(used.toCharArray());
            connect(options);
        }

        @Override
        public synchronized void publish(String topic, MqttMessage message) throws MqttException {
            if (!isConnected() || !token.get().equals(used)) {
                connectWithToken();
            }
            super.publish(topic, message);
        }

        @Override
        public synchronized void close() throws MqttException {
            if (isConnected()) {
                disconnect();
            }
            super.close();
        }
    }
}
