// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
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
