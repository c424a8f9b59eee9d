// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Producer;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

class AzkeysHealthCheckTest extends AzkeysTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        registry.register(registry.resolveById("producers"));
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        ((AzkeysComponent) context.getComponent("azkeys")).getConfiguration().setMaxRetries(0);
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:batch").routeId("keys").to("azkeys:batch?resourceId=" + BATCH);
                from("direct:again").routeId("again").to("azkeys:batch?resourceId=" + BATCH);
            }
        };
    }

    @Test
    void isOffUnlessCamelChecksProducers() {
        assertThat(check()).isEmpty();
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void isUpWhereTheCredentialGivesATokenAndArmAcceptsIt() {
        enable();

        List<HealthCheck.Result> results = check();

        assertThat(results).hasSize(1);
        HealthCheck.Result result = results.get(0);
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getCheck().getId()).startsWith("producer:azkeys-");
        assertThat(result.getDetails())
                .containsEntry("azkeys.operation", "batch")
                .containsEntry("azkeys.endpoint", arm.endpoint());
        // no keys were listed, because that would count as a write
        assertThat(arm.calls()).extracting(ArmCall::method).containsExactly("GET");
    }

    @Test
    void makesNoKeyNew() throws Exception {
        enable();
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:regenerate").to("azkeys:batch?action=regenerate&keyName=primary&resourceId=" + BATCH);
            }
        });

        List<HealthCheck.Result> results = HealthCheckHelper.getHealthCheckRepository(context, "producers").stream()
                .map(check -> check.call(Map.of()))
                .toList();

        assertThat(results).hasSize(2).allMatch(result -> result.getState() == HealthCheck.State.UP);
        assertThat(arm.calls()).extracting(ArmCall::method).containsExactly("GET", "GET");
    }

    @Test
    void isDownWithTheReasonWhereThereIsNoToken() {
        enable();
        arm.failTokens(Fault.status(401)
                .json("{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: The secret expired.\"}"));

        HealthCheck.Result result = check().get(0);

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("AADSTS7000222");
    }

    @Test
    void isDownWithTheStatusWhereArmFails() {
        enable();
        arm.fail(Fault.error(503, "ServerBusy", "Later."));

        HealthCheck.Result result = check().get(0);

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails())
                .containsEntry("azkeys.status", 503)
                .containsEntry("azkeys.code", "ServerBusy")
                .containsEntry("azkeys.passing", true);
        assertThat(check().get(0).getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void isDownWhereAProxyRespondsForArm() {
        enable();
        arm.fail(Fault.status(200).html("<html>Sign in to the Wi-Fi</html>"));
        arm.fail(Fault.status(206).json("{\"value\":[]}"));

        assertThat(check().get(0).getMessage().orElseThrow())
                .contains("the response is not valid JSON but an HTML page. Check proxies");
        assertThat(check().get(0).getMessage().orElseThrow()).contains("status 206");
        assertThat(check().get(0).getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void goesAwayWithTheLastRouteThatHasItsEndpoint() throws Exception {
        enable();
        context.getRouteController().stopRoute("keys");
        context.removeRoute("keys");
        assertThat(check()).hasSize(1);

        context.getRouteController().stopRoute("again");
        context.removeRoute("again");

        assertThat(check()).isEmpty();
    }

    /** Camel stops an endpoint with the last route that has it, although a template has a producer of it. */
    @Test
    void aStoppedEndpointIsChecked() {
        enable();
        context.getEndpoint("azkeys:batch?resourceId=" + BATCH).stop();

        assertThat(check().get(0).getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void isDownWhereTheComponentIsShutDown() {
        enable();
        ((AzkeysComponent) context.getComponent("azkeys")).shutdown();

        HealthCheck.Result result = check().get(0);

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage()).contains("azkeys is shut down");
    }

    @Test
    void goesAwayAlsoIfAProducerCouldNotStartBefore() throws Exception {
        enable();
        AtomicBoolean fails = new AtomicBoolean(true);
        context.getRegistry().bind("state", new MemoryStateRepository() {
            @Override
            protected void doStart() {
                if (fails.getAndSet(false)) {
                    throw new IllegalStateException("by a repository");
                }
            }
        });
        Producer producer = context.getEndpoint(
                        "azkeys:batch?select=newest-stable&stateRepository=#state&resourceId=" + BATCH)
                .createProducer();
        assertThatThrownBy(producer::start).hasStackTraceContaining("by a repository");

        producer.start();
        assertThat(checks()).isEqualTo(2);
        producer.stop();

        assertThat(checks()).isEqualTo(1);
    }

    private long checks() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers").stream()
                .count();
    }

    private void enable() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers", HealthCheckRepository.class)
                .setEnabled(true);
    }

    private List<HealthCheck.Result> check() {
        return List.copyOf(HealthCheckHelper.invoke(context));
    }
}
