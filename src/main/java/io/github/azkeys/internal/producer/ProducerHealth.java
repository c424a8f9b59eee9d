// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import io.github.azkeys.internal.endpoint.KeySource;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Producer;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.HealthCheckComponent;

/** Registers one health check for all producers of an endpoint while any of them is started. Threadsafe. */
public final class ProducerHealth {

    private final DefaultEndpoint endpoint;
    private final KeySource keys;
    private final Set<Producer> producers = new HashSet<>();
    private WritableHealthCheckRepository checks;
    private AzkeysProducerHealthCheck check;

    public ProducerHealth(DefaultEndpoint endpoint, KeySource keys) {
        this.endpoint = endpoint;
        this.keys = keys;
    }

    synchronized void started(Producer producer) {
        producers.add(producer);
        if (producers.size() > 1) {
            return;
        }
        checks = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (checks != null) {
            check = new AzkeysProducerHealthCheck(endpoint.getId(), keys);
            check.setEnabled(((HealthCheckComponent) endpoint.getComponent()).isHealthCheckProducerEnabled());
            checks.addHealthCheck(check);
        }
    }

    /** Has no effect if the producer is not started: Camel also stops a producer that could not start. */
    synchronized void stopped(Producer producer) {
        if (producers.remove(producer) && producers.isEmpty() && check != null) {
            checks.removeHealthCheck(check);
            check = null;
        }
    }
}
