package io.github.azkeys.internal.producer;

import io.github.azkeys.camel.AzkeysEndpoint;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** Registers one health check for all producers of an endpoint, as long as there is one. Threadsafe. */
public final class ProducerHealth {

    private final AzkeysEndpoint endpoint;
    private int producers;
    private WritableHealthCheckRepository checks;
    private AzkeysProducerHealthCheck check;

    public ProducerHealth(AzkeysEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    synchronized void started() {
        if (producers++ > 0) {
            return;
        }
        checks = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (checks != null) {
            check = new AzkeysProducerHealthCheck(endpoint);
            check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
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
