// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.placeholder.PlaceholdersTestSupport;
import io.github.azkeys.support.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application with the default times, one of whose keys is regenerated while it is in use. */
class RefusedKeysTest extends PlaceholdersTestSupport {

    private KeyCheckingServer server;
    private ProducerTemplate sender;

    @BeforeEach
    void prepare() {
        server = new KeyCheckingServer(
                401, key -> key.equals(arm.keys("batch", BATCH).key("primary")));
        properties.setProperty("camel.azkeys.refreshEnabled", "true");
        app.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setMaxRetries(0);
        sender = app.createProducerTemplate();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theRouteFollowsWithinThreeSeconds() throws Exception {
        add("call", "direct:call");
        app.start();
        assertThat(status("direct:call")).isEqualTo(200);
        arm.regenerate(BATCH, "primary");

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(3))
                .until(() -> status("direct:call") == 200);

        assertThat(server.answers()).contains(401);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void theFirstRedeliverySucceeds() throws Exception {
        add("call", "direct:call");
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(5000));
                from("direct:in").to("direct:call");
            }
        });
        app.start();
        arm.regenerate(BATCH, "primary");

        assertThat(status("direct:in")).isEqualTo(200);
        assertThat(server.answers()).containsExactly(401, 200);
    }

    /** The node of the running route gets the new key, and notices the next refusal too. */
    @Test
    void theFirstRedeliveryOfTheSameRouteSucceedsEachTime() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(5000));
                from("direct:in").to(server.uri() + "/?key=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();
        assertThat(status("direct:in")).isEqualTo(200);
        for (int renewal = 0; renewal < 2; renewal++) {
            arm.regenerate(BATCH, "primary");

            assertThat(status("direct:in")).isEqualTo(200);
        }

        assertThat(server.answers()).containsExactly(200, 401, 200, 401, 200);
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void refusalsAtTheSameTimeCauseOneCall() throws Exception {
        add("call", "direct:call");
        app.start();
        arm.regenerate(BATCH, "primary");

        List<CompletableFuture<Exchange>> messages = IntStream.range(0, 30)
                .mapToObj(i -> sender.asyncSend("direct:call", exchange -> {}))
                .toList();
        messages.forEach(CompletableFuture::join);

        await().until(() -> status("direct:call") == 200);
        assertThat(calls()).isEqualTo(2);
    }

    /** Look-ups at 0, 1 and 3 seconds; the next one is at 7. */
    @Test
    void aServiceThatRefusesForAnotherReasonCausesFewCalls() throws Exception {
        add("call", "direct:call");
        app.start();
        server.refuseAll(403);

        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < end) {
            assertThat(status("direct:call")).isEqualTo(403);
        }

        assertThat(server.answers()).hasSizeGreaterThan(50);
        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void onlyTheKeysOfTheRouteAreListed() throws Exception {
        add("call", "direct:call");
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:other").to("contoso:a?accessKey=RAW({{azkeys:hub#primaryKey}})");
            }
        });
        app.start();
        arm.regenerate(BATCH, "primary");

        await().until(() -> status("direct:call") == 200);

        assertThat(arm.calls("iothub")).hasSize(1);
    }

    @Test
    void aFailureInAKameletConcernsTheRouteThatUsesIt() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("ask")
                        .templateParameter("key")
                        .from("kamelet:source")
                        .setHeader("api-key", constant("{{key}}"))
                        .to(server.uri());
                from("direct:call").to("kamelet:ask?key=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();
        arm.regenerate(BATCH, "primary");

        await().atMost(Duration.ofSeconds(5)).until(() -> status("direct:call") == 200);
    }

    @Test
    void aConsumerWhosePollFailsFollows() throws Exception {
        app.addComponent("inbox", new PollingComponent(server));
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("inbox:a?delay=100&key=RAW({{azkeys:batch#primary}})").to("log:received?level=DEBUG");
            }
        });
        app.start();
        await().until(() -> server.answers().contains(200));
        arm.regenerate(BATCH, "primary");
        await().until(() -> server.answers().contains(401));

        await().atMost(Duration.ofSeconds(5)).until(() -> server.last() == 200);
    }

    @Test
    void aKeyOutsideOfRoutesIsListedToo() throws Exception {
        String old = resolve("{{azkeys:batch#primary}}");
        app.start();
        arm.regenerate(BATCH, "primary");

        try (CapturedLog log = new CapturedLog()) {
            Exchange exchange =
                    sender.request(server.uri(), message -> message.getMessage().setHeader("api-key", old));

            assertThat(exchange.getException()).isNotNull();
            await().until(() -> log.text().contains("{{azkeys:batch#primary}} changed and is used outside of routes"));
            await().until(() -> log.text()
                    .contains("A key was refused in a message outside of routes. The keys of"
                            + " [{{azkeys:batch#primary}}] have changed"));
        }
    }

    @Test
    void aStopWhileARefusedKeyIsListedIsQuiet() throws Exception {
        add("call", "direct:call");
        app.start();
        arm.regenerate(BATCH, "primary");
        arm.fail(Fault.delay(Duration.ofSeconds(3)));

        try (CapturedLog log = new CapturedLog(Level.WARN)) {
            assertThat(status("direct:call")).isEqualTo(401);
            await().until(() -> calls() == 2); // the second one is not answered
            app.stop();
            Thread.sleep(300); // the thread of the refresh ends after the context

            assertThat(log.ofOurs()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | none | 1",
                "none | - | 1",
                "none | org.apache.camel.http.base.HttpOperationFailedException?statusCode=401 | 2",
                "none | none; org.apache.camel.CamelException | 2",
                "- | org.example.Other | 2"
            })
    void theRulesCanBeReplaced(String ofApplication, String ofRoute, int expected) throws Exception {
        if (ofApplication != null) {
            properties.setProperty("camel.azkeys.refusedExceptions", ofApplication);
        }
        RouteDefinition route = add("call", "direct:call");
        if (ofRoute != null) {
            route.routeProperty("azkeysRefusedExceptions", ofRoute);
        }
        app.start();
        arm.regenerate(BATCH, "primary");

        assertThat(status("direct:call")).isEqualTo(401);

        if (expected > 1) {
            await().until(() -> calls() == expected);
        } else {
            Thread.sleep(1000); // a look-up takes half a second
            assertThat(calls()).isEqualTo(1);
        }
    }

    @Test
    void aRuleThatIsNotValidIsRefusedAtTheStart() throws Exception {
        properties.setProperty("camel.azkeys.refusedExceptions", "401");

        assertThatThrownBy(() -> resolve("{{azkeys:batch#primary}}"))
                .hasMessageContaining("camel.azkeys.refusedExceptions is not valid: '401' must be the name of an");
    }

    @Test
    void aRuleOfARouteThatIsNotValidIsRefusedAtTheStart() throws Exception {
        add("call", "direct:call").routeProperty("azkeysRefusedExceptions", "java.io.IOException?message");

        assertThatThrownBy(() -> app.start())
                .rootCause()
                .hasMessageContaining("azkeysRefusedExceptions of route call is not valid");
    }

    @Test
    void aFailureToListKeysIsNoRefusal() throws Exception {
        add("call", "direct:call");
        app.start();
        arm.fail(Fault.error(403, "AuthorizationFailed", "No."));

        Exchange exchange = sender.request("azkeys:batch?cacheTtl=0&resourceId=" + BATCH, message -> {});

        assertThat(exchange.getException()).isInstanceOf(AccessDeniedException.class);
        Thread.sleep(500);
        assertThat(calls()).isEqualTo(2);
    }

    private RouteDefinition add(String id, String from) throws Exception {
        RouteDefinition[] route = new RouteDefinition[1];
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                route[0] = from(from).routeId(id);
                route[0].setHeader("api-key", constant("{{azkeys:batch#primary}}"))
                        .to(server.uri());
            }
        });
        return route[0];
    }

    /** Sends a message and returns the status of the last response of the service. */
    private int status(String uri) {
        sender.request(uri, exchange -> {});
        return server.last();
    }

    private int calls() {
        return arm.calls("batch").size();
    }
}
