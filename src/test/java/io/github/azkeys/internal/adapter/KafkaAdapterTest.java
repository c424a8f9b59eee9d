// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clients of Camel's component {@code kafka} ask for the connection string whenever they connect. */
@Tag("camel")
@Timeout(30)
class KafkaAdapterTest {

    private static final String FIRST = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKey=first";
    private static final String SECOND = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKey=second";

    private final TestKey key = new TestKey(FIRST);
    private final KafkaClientFactory factory =
            (KafkaClientFactory) new KafkaAdapter().create(key).credential();
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
    void aConsumerThatWasRefusedTellsTheKeyAndPollsAgain() throws Exception {
        server.accept(SECOND);
        try (Consumer<?, ?> consumer = factory.getConsumer(settings("SASL_PLAINTEXT"))) {
            consumer.subscribe(List.of("orders"));
            while (key.refusals() == 0) {
                assertThat(consumer.poll(Duration.ofMillis(100)).count()).isZero();
            }

            key.set(SECOND);
            while (!server.logins().contains("$ConnectionString/" + SECOND)) {
                consumer.poll(Duration.ofMillis(100));
            }
        }
    }

    @Test
    void aRefusedConsumerPausesBetweenPolls() throws Exception {
        try (Consumer<?, ?> consumer = factory.getConsumer(settings("SASL_PLAINTEXT"))) {
            consumer.subscribe(List.of("orders"));
            while (server.logins().isEmpty()) {
                consumer.poll(Duration.ofMillis(100));
            }
            int polls = 0;
            long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            for (; System.nanoTime() < end; polls++) {
                consumer.poll(Duration.ofMillis(100));
            }
            assertThat(polls).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void aProducerFailsTheMessageWhenItIsRefused() throws Exception {
        try (Producer<?, ?> producer = factory.getProducer(settings("SASL_PLAINTEXT"))) {
            assertThatThrownBy(() -> producer.partitionsFor("orders")).isInstanceOf(SaslAuthenticationException.class);
        }
        assertThat(server.logins()).contains("$ConnectionString/" + FIRST);
    }

    @Test
    void aProducerThatIsRefusedTellsTheKeyWhenItConnectsAgain() throws Exception {
        server.accept(FIRST);
        try (Producer<?, ?> producer = factory.getProducer(settings("SASL_PLAINTEXT"))) {
            await().until(() -> {
                assertThatThrownBy(() -> producer.partitionsFor("orders")).isInstanceOf(TimeoutException.class);
                return server.logins().size() > 2;
            });
            assertThat(key.refusals()).as("connections that the server closed").isZero();

            server.accept(SECOND);
            await().until(() -> {
                assertThatThrownBy(() -> producer.partitionsFor("orders")).isInstanceOf(Exception.class);
                return key.refusals() > 0;
            });
        }
    }

    @Test
    void theConnectionStringIsNeverSentWithoutTlsUnlessTheApplicationSaysSo() throws Exception {
        server.accept(FIRST);
        try (Producer<?, ?> producer = factory.getProducer(settings("PLAINTEXT"))) {
            assertThatThrownBy(() -> producer.partitionsFor("orders")).isInstanceOf(Exception.class);
        }
        assertThat(server.logins()).isEmpty();
    }

    @Test
    void theSettingsOfCamelStayAsTheyAre() throws Exception {
        Properties settings = settings("PLAINTEXT");
        Properties before = (Properties) settings.clone();
        factory.getProducer(settings).close();
        assertThat(settings).isEqualTo(before);
    }

    private Properties settings(String protocol) throws Exception {
        Properties settings = new Properties();
        settings.put("security.protocol", protocol);
        settings.put("sasl.mechanism", "GSSAPI");
        settings.put("bootstrap.servers", server.address());
        settings.put("max.block.ms", "1000");
        settings.put("reconnect.backoff.max.ms", "50");
        settings.put("group.id", "orders");
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", StringDeserializer.class);
        return settings;
    }
}
