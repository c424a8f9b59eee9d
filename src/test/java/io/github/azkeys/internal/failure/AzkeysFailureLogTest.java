// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What Camel logs about a failure of ARM: the message and not how the response reached the route. */
class AzkeysFailureLogTest extends AzkeysTestSupport {

    private static final String MISSING = BATCH.replace("sampleacct", "missing");

    @Test
    void aRouteLogsNoStackOfTheHttpClient() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("azkeys:batch?resourceId=" + MISSING);
            }
        });
        String text;
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            template.request("direct:in", exchange -> {});
            text = log.text();
        }

        assertThat(text).contains("ResourceNotFoundException: azkeys:batch cannot get the keys of " + MISSING);
        assertThat(text).doesNotContain("\tat ");
    }

    @Test
    void aConsumerLogsNoneEither() throws Exception {
        String text;
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("azkeys:batch?initialDelay=0&resourceId=" + MISSING).log("changed");
                }
            });
            await().until(() -> log.text().contains("Will try again at next poll"));
            text = log.text();
        }

        assertThat(text).contains("ResourceNotFoundException: azkeys:batch cannot get the keys of " + MISSING);
        assertThat(text).doesNotContain("\tat ");
    }

    @Test
    void aRefusedSecretLogsNoReactor() {
        configuration().setClientSecret("wrong");

        Exchange result = ask("azkeys:batch?resourceId=" + BATCH);

        for (Throwable e = result.getException(); e != null; e = e.getCause()) {
            assertThat(e.getStackTrace())
                    .noneMatch(frame -> frame.getClassName().startsWith("reactor."));
        }
    }

    /** What the network said stays: it tells where a connection failed. */
    @Test
    void theCauseOfAFailedConnectionKeepsItsStack() {
        configuration().setMaxRetries(0);
        arm.fail(Fault.reset());

        AzkeysException failure = ask("azkeys:batch?resourceId=" + BATCH).getException(AzkeysException.class);

        assertThat(failure.getStackTrace()).isEmpty();
        assertThat(failure.getCause().getStackTrace()).isNotEmpty();
    }

    @Test
    void aRedirectNamesTheTaskOnce() {
        arm.fail(Fault.redirect(URI.create("https://example.org/x")));

        AzkeysException failure = ask("azkeys:batch?resourceId=" + BATCH).getException(AzkeysException.class);

        assertThat(failure).isInstanceOf(InvalidResponseException.class);
        assertThat(failure.getMessage())
                .startsWith("azkeys:batch cannot get the keys of " + BATCH + ": 307")
                .containsOnlyOnce("azkeys:batch cannot get the keys of");
    }
}
