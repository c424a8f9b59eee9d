// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/** Event Hubs by Kafka: a factory for the component {@code kafka}, whose clients ask for the connection string. */
public final class KafkaAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return KafkaClientFactory.class;
    }

    @Override
    public void check(@Nullable String form) {
        KafkaSettings.check(form);
    }

    @Override
    public Live create(LiveKey key) {
        KafkaSettings.check(key);
        return Live.reading(new Factory(key));
    }

    private static final class Factory extends DefaultKafkaClientFactory {

        private final LiveKey key;

        private Factory(LiveKey key) {
            this.key = key;
        }

        @Override
        public Producer<?, ?> getProducer(Properties settings) {
            KafkaLogin login = new KafkaLogin(key);
            Producer<?, ?> producer = super.getProducer(with(login, settings));
            login.watch(producer::metrics);
            return producer;
        }

        @Override
        public Consumer<?, ?> getConsumer(Properties settings) {
            KafkaLogin login = new KafkaLogin(key);
            Consumer<?, ?> consumer = new KafkaKeyConsumer(with(login, settings));
            login.watch(consumer::metrics);
            return consumer;
        }

        /** Camel uses its settings again for the next client. */
        private static Properties with(KafkaLogin login, Properties settings) {
            Properties all = new Properties();
            all.putAll(settings);
            all.putAll(KafkaSettings.of(login));
            Object protocol = settings.get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
            if (SecurityProtocol.SASL_PLAINTEXT.name().equals(protocol)) {
                // stated by the application; the default of Camel is PLAINTEXT
                all.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
            }
            return all;
        }
    }
}
