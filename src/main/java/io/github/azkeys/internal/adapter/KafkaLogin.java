// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * The key of one Kafka client. A producer does not say that it is refused: it tries again until the message expires. The
 * metrics of the client count it. Threadsafe.
 */
final class KafkaLogin {

    private static final String FAILED = "failed-authentication-total";

    private final LiveKey key;
    private volatile Supplier<Map<MetricName, ? extends Metric>> metrics = Map::of;
    private double reported;

    KafkaLogin(LiveKey key) {
        this.key = key;
    }

    /** Sets the metrics of the client, which is created after its settings. */
    void watch(Supplier<Map<MetricName, ? extends Metric>> metrics) {
        this.metrics = metrics;
    }

    /** Returns the connection string for a connection, and reports the key if a connection before was refused. */
    synchronized char[] password() {
        double failed = failed();
        if (failed > reported) {
            reported = failed;
            key.refused();
        }
        return key.current().value().toCharArray();
    }

    private double failed() {
        return metrics.get().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(FAILED))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .sum();
    }
}
