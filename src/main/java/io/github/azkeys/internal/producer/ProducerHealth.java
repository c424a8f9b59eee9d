// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import io.github.azkeys.internal.endpoint.KeySource;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.HealthCheckComponent;

/** Registers one health check for all producers of an endpoint while any of them is started. Threadsafe. */
public final class ProducerHealth {

    private final DefaultEndpoint endpoint;
    private final KeySource keys;
    private int producers;
    private WritableHealthCheckRepository checks;
    private AzkeysProducerHealthCheck check;

    public ProducerHealth(DefaultEndpoint endpoint, KeySource keys) {
        this.endpoint = endpoint;
        this.keys = keys;
    }

    synchronized void started() {
        if (producers++ > 0) {
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

    synchronized void stopped() {
        if (--producers == 0 && check != null) {
            checks.removeHealthCheck(check);
            check = null;
        }
    }
}
