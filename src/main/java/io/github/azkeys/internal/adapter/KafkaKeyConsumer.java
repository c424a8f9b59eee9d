// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/**
 * A consumer that polls again after the broker refused the key. Camel would stop it for good, or, with
 * {@code pollOnError=RETRY}, poll without a pause and write a warning each time.
 */
final class KafkaKeyConsumer extends KafkaConsumer<Object, Object> {

    /** Between the delays with which Kafka connects again: 50 milliseconds to a second. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    KafkaKeyConsumer(Properties settings) {
        super(settings);
    }

    /** Kafka itself logs why the connection failed. */
    @Override
    public ConsumerRecords<Object, Object> poll(Duration timeout) {
        try {
            return super.poll(timeout);
        } catch (SaslAuthenticationException e) {
            pause();
            return ConsumerRecords.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
