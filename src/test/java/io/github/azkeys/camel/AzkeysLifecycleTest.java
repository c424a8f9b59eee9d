// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.endpoint.KeyListener;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.Test;

/** Starts and stops while exchanges are in flight. */
class AzkeysLifecycleTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Test
    void theCacheIsAsLargeAsThePropertiesSay() throws Exception {
        Main main = new Main();
        main.addProperty("camel.component.azkeys.cacheSize", "1");
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.start();
        try {
            ProducerTemplate template = main.getCamelTemplate();
            for (String uri : List.of(URI, "azkeys:mlworkspace?resourceId=" + WORKSPACE, URI)) {
                assertThat(template.request(uri, exchange -> {}).getException()).isNull();
            }
        } finally {
            main.stop();
        }

        assertThat(arm.calls()).hasSize(3);
    }

    @Test
    void aContextThatStopsLeavesNoExchangeAndNoThread() throws Exception {
        arm.fail(Fault.silence().times(20));
        CamelContext other = otherContext();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<CompletableFuture<Exchange>> answers = Stream.generate(
                        () -> other.createProducerTemplate().asyncSend(URI + "&maxRetries=3", exchange -> {}))
                .limit(10)
                .toList();
        await().until(() -> !arm.calls().isEmpty());

        other.stop();

        for (CompletableFuture<Exchange> answer : answers) {
            // at once: there is no retry after a stop
            assertThat(answer.get(500, TimeUnit.MILLISECONDS).getException())
                    .isInstanceOf(ServiceUnavailableException.class);
        }
        assertNoThreadIsLeft(before);
    }

    @Test
    void aComponentThatWasStartedTwiceLeavesNoThread() {
        CamelContext other = otherContext();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        other.createProducerTemplate().request(URI, exchange -> {});
        Component component = other.getComponent("azkeys");

        component.stop();
        component.start();
        other.stop();

        assertNoThreadIsLeft(before);
    }

    private static void assertNoThreadIsLeft(Set<Thread> before) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !before.contains(thread))
                                .map(Thread::getName)
                                .filter(name -> name.contains("azkeys") && !name.contains("embedded")))
                        .isEmpty());
    }

    @Test
    void anEndpointThatLivesForOneMessageLetsItsKeysBeRenewed() throws Exception {
        configuration().setCacheTtl(Duration.ofSeconds(2));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").toD("azkeys:batch?resourceId=${header.id}", -1);
            }
        });
        Instant retrieved = withId().getMessage().getHeader(AzkeysConstants.RETRIEVED_AT, Instant.class);
        arm.fail(Fault.delay(Duration.ofMillis(50)));
        await().until(() -> Instant.now().isAfter(retrieved.plusMillis(1650)));

        // from the cache, while the keys are renewed in the background
        assertThat(withId().getMessage().getHeader(AzkeysConstants.FROM_CACHE)).isEqualTo(true);

        await().until(() -> arm.calls().size() == 2);
        await().atMost(Duration.ofSeconds(1)).until(() -> withId().getMessage()
                .getHeader(AzkeysConstants.RETRIEVED_AT, Instant.class)
                .isAfter(retrieved));
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void aComponentOfTheApplicationServesAfterARestart() throws Exception {
        AzkeysComponent component = new AzkeysComponent();
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        SimpleRegistry beans = new SimpleRegistry();
        beans.bind("azkeys", component);
        try (DefaultCamelContext other = new DefaultCamelContext(new DefaultRegistry(beans))) {
            for (int start = 1; start <= 3; start++) {
                other.start();
                Exchange answer = other.createProducerTemplate().request(URI, exchange -> {});

                assertThat(answer.getException()).isNull();
                assertThat(arm.calls()).hasSize(start);
                other.stop();
            }
        }
    }

    @Test
    void aListenerThatFailsDoesNotFailTheExchange() {
        KeyServices.of(context.getComponent("azkeys", AzkeysComponent.class)).addListener(new KeyListener() {
            @Override
            public void refreshed(ResourceAddress resource) {}

            @Override
            public void answered(ArmConnection connection, KeyResponse response, KeyDigests digests) {
                throw new IllegalStateException("by a listener");
            }
        });

        assertThat(ask(URI).getException()).isNull();
        assertThat(ask(URI + "&cacheTtl=0").getException()).isNull();
    }

    /** Camel stops the endpoint of a message when a message to another resource comes, also before the first is sent. */
    @Test
    void anEndpointThatIsStoppedBeforeItsMessageServesIt() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:crowded").toD("azkeys:batch?resourceId=" + BATCH + "&cacheTtl=${header.n}h", 1);
            }
        });

        List<Exchange> answers = IntStream.range(0, 600)
                .parallel()
                .mapToObj(i -> template.request(
                        "direct:crowded", exchange -> exchange.getMessage().setHeader("n", 1 + i % 4)))
                .toList();

        // Camel itself fails some, because it stops a producer that it has just handed out
        assertThat(answers)
                .extracting(Exchange::getException)
                .filteredOn(Objects::nonNull)
                .hasSizeLessThan(300)
                .allSatisfy(
                        failure -> assertThat(failure).hasMessageStartingWith("No producer, this processor has not"));
    }

    @Test
    void anExchangeOutlivesItsEndpoint() throws Exception {
        arm.fail(Fault.delay(Duration.ofMillis(300)));
        CompletableFuture<Exchange> answer = template.asyncSend(URI, exchange -> {});
        await().until(() -> arm.calls().size() == 1);

        context.removeEndpoints(context.getEndpoint(URI).getEndpointUri());

        assertThat(answer.get(10, TimeUnit.SECONDS).getException()).isNull();
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aComponentThatCannotStartCanEnd() throws Exception {
        AzkeysComponent component = new AzkeysComponent();
        component.setCamelContext(context);
        component.setCacheSize(0);
        component.init();

        assertThatThrownBy(component::start).hasStackTraceContaining("Option cacheSize must be 1 or greater, not 0");
        assertThatCode(component::shutdown).doesNotThrowAnyException();
    }

    @Test
    void anEndpointThatCannotStartLeavesNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        assertThatThrownBy(() -> ask(URI + "&tenantId=no(tenant"))
                .hasMessageContaining("Invalid tenant ID")
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e).hasStackTraceContaining("InvalidRequestException"));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !before.contains(thread))
                                .map(Thread::getName)
                                .filter(name -> name.startsWith("azkeys-http")))
                        .isEmpty());
    }

    private Exchange withId() {
        Exchange answer =
                template.request("direct:ask", exchange -> exchange.getMessage().setHeader("id", BATCH));
        assertThat(answer.getException()).isNull();
        return answer;
    }

    private CamelContext otherContext() {
        DefaultCamelContext other = new DefaultCamelContext();
        AzkeysComponent component = other.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        other.getShutdownStrategy().setTimeout(1);
        other.start();
        return other;
    }
}
