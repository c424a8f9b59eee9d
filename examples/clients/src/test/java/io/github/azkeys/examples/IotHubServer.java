// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.util.Map;
import java.util.Set;

/**
 * An MQTT broker that accepts the tokens of a shared access policy, as IoT Hub does.
 *
 * @see <a href="https://learn.microsoft.com/azure/iot/iot-mqtt-connect-to-iot-hub">Communicate with an IoT hub by MQTT</a>
 */
final class IotHubServer implements Server {

    private final Resource hub;
    private final Broker broker;

    IotHubServer(Resource hub) throws Exception {
        this.hub = hub;
        broker = new Broker("MQTT", (user, token) -> hub.hasKey(SasToken.parse(token)::isSignedWith));
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "iot-hub-broker",
                "tcp://127.0.0.1:" + broker.port(),
                "iot-hub-id",
                hub.id().substring(0, hub.id().indexOf("/IotHubKeys")));
    }

    @Override
    public void keyRenewed() {
        broker.closeInvalid();
    }

    @Override
    public Set<String> stored() {
        return broker.confirmed();
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
