// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.declared.RefreshTimes;
import io.github.azkeys.internal.endpoint.FetchedKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that get their key from a cache that keeps it for an hour. */
class RefusedMessagesTest extends AzkeysTestSupport {

    private KeyCheckingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new KeyCheckingServer(
                401, key -> key.equals(arm.keys("batch", BATCH).key("primary")));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:once").errorHandler(noErrorHandler()).to("direct:send");
                from("direct:again")
                        .errorHandler(defaultErrorHandler().maximumRedeliveries(1))
                        .to("direct:send");
                from("direct:send")
                        .errorHandler(noErrorHandler())
                        .to("azkeys:batch?cacheTtl=1h&resourceId=" + BATCH)
                        .process(exchange -> exchange.getMessage()
                                .setHeader(
                                        "api-key",
                                        exchange.getMessage()
                                                .getBody(KeySet.class)
                                                .key("primary")))
                        .setBody(constant(""))
                        .to(server.uri());
            }
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theFirstRedeliveryListsTheKeys() {
        assertThat(send("direct:again").getException()).isNull();
        arm.regenerate(BATCH, "primary");

        assertThat(send("direct:again").getException()).isNull();

        assertThat(server.answers()).containsExactly(200, 401, 200);
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void theNextMessageListsTheKeys() {
        send("direct:once");
        arm.regenerate(BATCH, "primary");

        assertThat(send("direct:once").getException()).isNotNull();
        assertThat(send("direct:once").getException()).isNull();

        assertThat(arm.calls()).hasSize(2);
    }

    /** Out of date at 0, 1 and 3 seconds. */
    @Test
    void aServiceThatRefusesForAnotherReasonCausesFewCalls() {
        server.refuseAll(403);

        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < end) {
            send("direct:once");
        }

        assertThat(server.answers()).hasSizeGreaterThan(50).containsOnly(403);
        assertThat(arm.calls()).hasSize(4);
    }

    @Test
    void keysThatAreRefusedAfterTheClockWasSetBackAreOutOfDate() {
        FetchedKeys keys = FetchedKeys.of(send("direct:once")).get(0);
        AtomicInteger outdated = new AtomicInteger();
        keys.services().addListener(resource -> outdated.incrementAndGet());
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
        RefusedMessages messages = new RefusedMessages(
                new RefreshTimes(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ZERO), now::get);

        messages.refused(retrievedAt(now.get(), keys), "a route");
        now.set(now.get().minus(Duration.ofHours(3)));
        messages.refused(retrievedAt(now.get(), keys), "a route");

        assertThat(outdated).hasValue(2);
    }

    private static FetchedKeys retrievedAt(Instant time, FetchedKeys keys) {
        return new FetchedKeys(keys.services(), keys.connection(), keys.request(), time);
    }

    @Test
    void theKeysThatAnExchangeGotAreNotPrinted() {
        Exchange exchange = send("direct:once");

        assertThat(exchange.getAllProperties().toString())
                .contains("keys of " + BATCH)
                .doesNotContain(arm.keys("batch", BATCH).key("primary"));
    }

    private Exchange send(String uri) {
        return ask(uri);
    }
}
