// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.failure.FailureKind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Up if the endpoint's credential yields a token and Azure Resource Manager accepts it. It lists no keys, because that
 * counts against ARM's write limit.
 */
public class AzkeysProducerHealthCheck extends AbstractHealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final KeySource keys;

    public AzkeysProducerHealthCheck(String endpointId, KeySource keys) {
        super("camel", "producer:azkeys-" + endpointId);
        this.keys = keys;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("azkeys.operation", keys.options().getOperation());
        builder.detail("azkeys.endpoint", keys.connection().endpoint().resourceManager());
        try {
            keys.ping().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            builder.up();
        } catch (ExecutionException e) {
            down(builder, e.getCause());
        } catch (RuntimeException e) { // such as after the end of the component. Camel would fail all checks
            down(builder, e);
        } catch (TimeoutException e) {
            builder.down().message("Azure Resource Manager did not respond within " + TIMEOUT.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            builder.down().message("The check was interrupted");
        }
    }

    private static void down(HealthCheckResultBuilder builder, Throwable cause) {
        if (cause instanceof AzkeysException failure && failure.getStatus() > 0) {
            builder.detail("azkeys.status", failure.getStatus());
            builder.detail("azkeys.code", String.valueOf(failure.getCode()));
        }
        builder.detail("azkeys.passing", FailureKind.of(cause).isRetried());
        builder.down().message(cause.getMessage()).error(cause);
    }
}
