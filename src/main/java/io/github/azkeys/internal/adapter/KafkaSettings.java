// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import io.github.azkeys.InvalidRequestException;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.jspecify.annotations.Nullable;

/** The settings with which a Kafka client asks for the connection string of Event Hubs. */
final class KafkaSettings {

    private KafkaSettings() {}

    static Map<String, Object> of(KafkaLogin login) {
        return Map.of(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                SecurityProtocol.SASL_SSL.name(),
                SaslConfigs.SASL_MECHANISM,
                "PLAIN",
                SaslConfigs.SASL_JAAS_CONFIG,
                PlainLoginModule.class.getName() + " required;",
                SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS,
                KafkaCallbackHandler.class,
                KafkaCallbackHandler.LOGIN,
                login);
    }

    /** @param form the form of the key; null if it is not known what the key is */
    static void check(@Nullable String form) {
        require(form == null || form.equals(ServiceBusText.CONNECTION_STRING));
    }

    static void check(LiveKey key) {
        require(ServiceBusText.isConnectionString(key));
    }

    private static void require(boolean isConnectionString) {
        if (!isConnectionString) {
            throw new InvalidRequestException(
                    "Kafka clients need the connection string of Event Hubs: add the form '/connection-string'");
        }
    }
}
