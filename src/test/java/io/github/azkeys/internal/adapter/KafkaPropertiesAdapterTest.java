// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.InvalidRequestException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Kafka client of an application asks for the connection string whenever it connects. */
class KafkaPropertiesAdapterTest {

    private static final String FIRST = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKey=first";
    private static final String SECOND = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKey=second";

    private final TestKey key = new TestKey(FIRST);
    private KafkaSaslServer server;

    @BeforeEach
    void start() throws Exception {
        server = new KafkaSaslServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void eachConnectionIsOpenedWithTheCurrentConnectionString() throws Exception {
        server.accept(FIRST, SECOND);
        try (KafkaProducer<String, String> producer = producer(300)) {
            await().untilAsserted(() -> {
                assertThatThrownBy(() -> producer.partitionsFor("orders")).isInstanceOf(TimeoutException.class);
                assertThat(server.logins()).isNotEmpty();
            });
            assertThat(server.logins()).containsOnly("$ConnectionString/" + FIRST);

            key.set(SECOND);
            await().untilAsserted(() -> {
                assertThatThrownBy(() -> producer.partitionsFor("orders")).isInstanceOf(TimeoutException.class);
                assertThat(server.logins()).endsWith("$ConnectionString/" + SECOND);
            });
        }
    }

    @Test
    void aProducerThatWasRefusedConnectsWithTheNextConnectionString() throws Exception {
        server.accept(SECOND);
        try (KafkaProducer<String, String> producer = producer(3000)) {
            assertThatThrownBy(() -> producer.partitionsFor("orders")).isInstanceOf(SaslAuthenticationException.class);

            key.set(SECOND);
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> producer.partitionsFor("orders")).isInstanceOf(TimeoutException.class));
            assertThat(server.logins())
                    .startsWith("$ConnectionString/" + FIRST)
                    .endsWith("$ConnectionString/" + SECOND);
        }
    }

    @Test
    void theSettingsDoNotShowTheConnectionString() {
        assertThat(settings().toString()).contains("SASL_SSL", "PLAIN").doesNotContain("first", "SharedAccessKey");
    }

    @Test
    void aKeyThatIsNoConnectionStringIsRejected() {
        assertThatThrownBy(() -> new KafkaPropertiesAdapter().create(new TestKey("c2VjcmV0")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'/connection-string'")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private KafkaProducer<String, String> producer(int maxBlock) throws Exception {
        Map<String, Object> settings = new HashMap<>(settings());
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("bootstrap.servers", server.address());
        settings.put("max.block.ms", maxBlock);
        settings.put("reconnect.backoff.max.ms", "50");
        settings.put("enable.idempotence", "false");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> settings() {
        return (Map<String, Object>) new KafkaPropertiesAdapter().create(key).credential();
    }
}
