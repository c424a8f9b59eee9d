// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.telemetrydev.TelemetryDevTracer;
import org.junit.jupiter.api.Test;

/**
 * Spans have no secrets. Camel's development tracer logs the same spans, with the same attributes, that
 * {@code camel-opentelemetry2} exports.
 */
class AzkeysTelemetryTest extends AzkeysTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        TelemetryDevTracer tracer = new TelemetryDevTracer();
        tracer.setTraceFormat("json");
        tracer.setTraceProcessors(true);
        tracer.init(context);
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .to("azkeys:batch?maxRetries=0&credentialType=CLIENT_SECRET&tenantId=" + arm.tenantId()
                                + "&clientId=" + arm.clientId() + "&clientSecret=RAW(" + arm.clientSecret()
                                + ")&resourceId=" + BATCH)
                        .setHeader("kept", body())
                        .setVariable("kept", body())
                        .log("${body}");
            }
        };
    }

    @Test
    void spansHaveNoSecrets() {
        String seen;
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            assertThat(ask("direct:ask").getException()).isNull();
            arm.fail(Fault.error(403, "AuthorizationFailed", "No."));
            assertThat(ask("direct:ask").getException()).isNotNull();
            await().until(() -> log.text().contains("\"error\":\"true\"")); // a trace is logged after its exchange
            seen = log.text();
        }

        assertThat(seen).contains("\"url.path\"", "azkeys", "clientSecret=xxxxxx", "403 AuthorizationFailed");
        assertThat(arm.secrets()).noneMatch(seen::contains);
    }
}
